namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>A function that templates can call.</summary>
/// <param name="Run">Computes the value.</param>
/// <param name="Unknowns">What it does with arguments that are unknown.</param>
internal sealed record TemplateFunction(TemplateMethod Run, UnknownArguments Unknowns = UnknownArguments.Spread);
