namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What a pipeline sees.</summary>
/// <param name="Dot">The dot.</param>
/// <param name="Variables">The variables of the template.</param>
internal readonly record struct TemplateFrame(object? Dot, TemplateVariables Variables);
