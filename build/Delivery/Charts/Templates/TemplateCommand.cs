namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A function, field or value, and its arguments.</summary>
/// <param name="Operands">What is called, then its arguments.</param>
internal sealed record TemplateCommand(IReadOnlyList<TemplateOperand> Operands);
