namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What all templates of one chart share while they are rendered.</summary>
/// <param name="Definitions">The named templates of the chart and its subcharts.</param>
/// <param name="Marks">What stands for unknown values.</param>
/// <param name="Budget">What all of it may cost.</param>
internal sealed record TemplateContext(IReadOnlyDictionary<string, TemplateDefinition> Definitions, UnknownMarks Marks, TemplateBudget Budget)
{
    /// <summary>How deep templates include each other.</summary>
    public int Includes { get; set; }
}
