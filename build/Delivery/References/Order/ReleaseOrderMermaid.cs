using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Draws a <see cref="ReleaseOrder"/> as a Mermaid flowchart: repositories with their steps, arrows to what they refer to; references that stay for one step are dashed.</summary>
public static class ReleaseOrderMermaid
{
    /// <summary>Returns the text of the flowchart, each line ended.</summary>
    /// <param name="order">The order.</param>
    public static string Of(ReleaseOrder order)
    {
        var text = new StringBuilder("flowchart LR\n");
        var number = order.Repositories.Select((name, index) => (name, index)).ToDictionary(node => node.name, node => node.index, StringComparer.Ordinal);
        var cut = order.Cycles.SelectMany(cycle => cycle.Cuts).Select(cut => cut.Edge).ToHashSet();
        foreach (var name in order.Repositories)
        {
            text.Append(CultureInfo.InvariantCulture, $"    r{number[name]}[\"{string.Join("<br/>", order.Steps.Where(step => step.Repository == name).Select(LabelOf).Prepend(Escape(name)))}\"]\n");
        }

        foreach (var edge in order.Edges)
        {
            var arrow = cut.Contains(edge) ? "-.->" : "-->";
            text.Append(CultureInfo.InvariantCulture, $"    r{number[edge.From]} {arrow}|\"{LabelOf(edge)}{(cut.Contains(edge) ? ", may stay for one step" : "")}\"| r{number[edge.To]}\n");
        }

        return text.ToString();
    }

    private static string LabelOf(OrderStep step) =>
        step.Kind == OrderStepKind.Release ? $"{step.Number}. release {Escape(step.Version?.ToString() ?? "the next version")}" : $"{step.Number}. update main";

    private static string LabelOf(RepositoryEdge edge) => edge.Purpose switch
    {
        ReferencePurpose.BuildTime => "build time",
        ReferencePurpose.RunTime => "run time",
        ReferencePurpose.Test => "tests",
        ReferencePurpose.Script => "scripts",
        _ => "documents",
    };

    private static string Escape(string text) => text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal);
}
