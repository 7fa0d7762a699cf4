using System.Runtime.CompilerServices;
using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Tells which templates can render a reference, so that others are rendered but once.</summary>
/// <param name="definitions">The named templates.</param>
internal sealed class TemplateInterest(IReadOnlyDictionary<string, TemplateDefinition> definitions)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Says whether nodes hold, or include what holds, a word of an image or of a chart, or values whose content is not seen here.</summary>
    /// <param name="nodes">The nodes.</param>
    public bool Of(IReadOnlyList<TemplateNode> nodes) => nodes.Any(Of);

    private bool Of(TemplateNode node) => node switch
    {
        TemplateNode.Text literal => IsWord(literal.Content),
        TemplateNode.Action action => IsWord(action.Source) || Of(action.Pipeline),
        TemplateNode.Branch branch => IsWord(branch.Source) || Of(branch.Pipeline) || Of(branch.Body) || (branch.Else is { } otherwise && Of(otherwise)),
        TemplateNode.Call call => Named(call.Name),
        _ => false,
    };

    private bool Of(TemplatePipeline pipeline) => pipeline.Commands.Any(command => command.Operands switch
    {
        [TemplateOperand.Function { Name: "include" }, TemplateOperand.Literal { Value: string name }, ..] => Named(name),
        [TemplateOperand.Function { Name: "include" or "tpl" or "toYaml" }, ..] => true,
        var operands => operands.OfType<TemplateOperand.Nested>().Any(nested => Of(nested.Pipeline)),
    });

    private bool Named(string name)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        // Templates may include each other in a chain that no stack holds; such a chain is of interest.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        // A template that includes itself adds nothing to what it holds otherwise.
        _known[name] = false;
        return _known[name] = definitions.TryGetValue(name, out var definition) && Of(definition.Body);
    }

    private static bool IsWord(string text) => text.Contains("image", StringComparison.OrdinalIgnoreCase) || text.Contains(OciChart.Scheme, StringComparison.Ordinal)
        || text.Contains(".Files", StringComparison.Ordinal) || text.Contains("containers", StringComparison.OrdinalIgnoreCase);
}
