namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>How large nodes, boxes and labels are drawn; the page's style sheet uses the same fonts.</summary>
internal static class NodeSize
{
    /// <summary>The size of a node's name in pixels.</summary>
    public const double NameFont = 13;

    /// <summary>The size of the line below a node's name, and of labels.</summary>
    public const double SmallFont = 11;

    /// <summary>What stands to the left of a node's text: margin, symbol, gap.</summary>
    public const double TextLeft = 40;

    /// <summary>The height of a box's title.</summary>
    public const double BoxHeader = 52;

    /// <summary>The distance between a box and what is in it.</summary>
    public const double BoxPadding = 20;

    private const double TextRight = 12;

    // Names are drawn in a heavier weight.
    private const double Bolder = 1.08;
    private const double LeastWidth = 116;
    private const double MostText = 196;
    private const double LeastHeight = 46;

    /// <summary>Returns the width of a node that is wide enough for its text.</summary>
    /// <param name="node">The node.</param>
    public static double WidthOf(GraphNode node) =>
        Math.Max(LeastWidth, TextLeft + Math.Min(MostText, Math.Max(TextWidth.Of(node.Name, NameFont) * Bolder, TextWidth.Of(SubtitleOf(node), SmallFont))) + TextRight);

    /// <summary>Returns the height of a node that has room for the ends of its edges.</summary>
    /// <param name="ends">How many edges end at the side that has more of them.</param>
    public static double HeightOf(int ends) => Math.Max(LeastHeight, (2 * PortPlacement.Corner) + ((ends - 1) * PortPlacement.Spacing));

    /// <summary>Returns the width of a label; 0 for none.</summary>
    /// <param name="label">The text.</param>
    public static double LabelWidthOf(string label) => label.Length == 0 ? 0 : TextWidth.Of(label, SmallFont) + 14;

    /// <summary>Returns the least width of a box, which its title needs.</summary>
    /// <param name="title">The title.</param>
    public static double BoxWidthOf(string title) => TextWidth.Of(title, NameFont) + (2 * BoxPadding);

    /// <summary>Returns the name as it fits into a node.</summary>
    /// <param name="node">The node.</param>
    public static string NameOf(GraphNode node) => TextWidth.Fit(node.Name, NameFont, MostText);

    /// <summary>Returns the line below a node's name as it fits.</summary>
    /// <param name="node">The node.</param>
    public static string SubtitleOf(GraphNode node) => TextWidth.Fit(
        node.Kind switch
        {
            GraphNodeKind.Instructions => "docs, examples, tests",
            GraphNodeKind.Automation => "workflows, Makefile",
            GraphNodeKind.Release => "of GitHub releases",
            GraphNodeKind.SourceCode => "git sources",
            GraphNodeKind.Repository => node.Detail,
            _ => node.Noun,
        },
        SmallFont,
        MostText);
}
