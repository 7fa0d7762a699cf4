using System.Globalization;
using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.References.Graphs.Layout;

namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>Draws a view as SVG; colours and fonts are the page's.</summary>
internal sealed class GraphSvg
{
    private const double BoxCorner = 14;
    private const double NodeCorner = 9;
    private const double SymbolSize = 16;
    private const double ArrowLength = 8;

    private readonly StringBuilder _svg = new();
    private readonly GraphView _view;
    private readonly Dictionary<string, int> _nodes;
    private readonly Dictionary<(string, string, GraphEdgeKind), int> _edges;

    private GraphSvg(GraphView view, DeliveryGraph all)
    {
        _view = view;
        _nodes = all.Nodes.Select((node, index) => (node.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index, StringComparer.Ordinal);
        _edges = all.Edges.Select((edge, index) => ((edge.From, edge.To, edge.Kind), index)).ToDictionary();
    }

    /// <summary>Returns the drawing of a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="all">The graph whose numbers nodes and edges carry.</param>
    /// <param name="isHidden">Whether another view is shown first.</param>
    public static string Of(GraphView view, DeliveryGraph all, bool isHidden) => new GraphSvg(view, all).Draw(isHidden);

    /// <summary>Returns a kind as class names, filters and symbols spell it.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(GraphNodeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private string Draw(bool isHidden)
    {
        var layout = GraphLayout.Of(_view.Graph);
        Append($"<svg class=\"view{(isHidden ? " off" : "")}\" data-view=\"{PageText.Escape(_view.Key)}\" data-foreign=\"{(_view.HasForeign ? "true" : "false")}\" data-width=\"{layout.Width:0}\" data-height=\"{layout.Height:0}\" role=\"group\" aria-label=\"{PageText.Escape(_view.Description)}\">\n<g class=\"camera\">\n");
        foreach (var box in layout.Boxes)
        {
            DrawBox(box);
        }

        foreach (var node in layout.Nodes.OrderBy(node => layout.Boxes.FirstOrDefault(box => box.Area.Contains(node.Area))?.Area.X ?? node.Area.X).ThenBy(node => node.Node.Repository, StringComparer.Ordinal).ThenBy(node => node.Area.X).ThenBy(node => node.Area.Y))
        {
            DrawNode(node);
        }

        foreach (var edge in layout.Edges)
        {
            DrawEdge(edge);
        }

        return _svg.Append("</g>\n</svg>\n").ToString();
    }

    private void DrawBox(PlacedBox box)
    {
        var title = box.Repository ?? LayoutGroup.Elsewhere;
        var isScanned = _view.Graph.Repositories.Any(repository => repository.Name == box.Repository && repository.IsScanned);
        Append($"<g class=\"box{(isScanned ? "" : " outside")}\" data-repository=\"{PageText.Escape(box.Repository ?? "")}\">");
        AppendRectangle(box.Area, BoxCorner);
        var most = (box.Area.Width - (2 * NodeSize.BoxPadding)) / TextWidth.Of(title, 1);
        Append($"<text data-most=\"{most:0.#}\" x=\"{box.Area.X + NodeSize.BoxPadding:0.#}\" y=\"{box.Area.Y + 34:0.#}\">{PageText.Escape(title)}</text></g>\n");
    }

    private void DrawNode(PlacedNode placed)
    {
        var (node, area) = placed;
        var broken = _view.Graph.Edges.Count(edge => edge.From == node.Id && edge.IsBroken);
        var words = $"{node}{(node.Repository is null ? "" : $" of {node.Repository}")}{(broken == 0 ? "" : broken == 1 ? ", 1 broken dependency" : $", {broken} broken dependencies")}";
        var middle = area.Y + (area.Height / 2);
        Append($"<g class=\"node {NameOf(node.Kind)}{(broken > 0 ? " has-broken" : "")}\" data-node=\"{_nodes[node.Id]}\" tabindex=\"0\" role=\"button\" aria-label=\"{PageText.Escape(words)}\"><title>{PageText.Escape(node.Detail)}</title>");
        AppendRectangle(area, NodeCorner);
        Append($"<use href=\"#symbol-{NameOf(node.Kind)}\" x=\"{area.X + 14:0.#}\" y=\"{middle - (SymbolSize / 2):0.#}\" width=\"{SymbolSize}\" height=\"{SymbolSize}\"/>");
        Append($"<text class=\"name\" x=\"{area.X + NodeSize.TextLeft:0.#}\" y=\"{middle - 3:0.#}\">{PageText.Escape(NodeSize.NameOf(node))}</text>");
        Append($"<text class=\"subtitle\" x=\"{area.X + NodeSize.TextLeft:0.#}\" y=\"{middle + 13:0.#}\">{PageText.Escape(NodeSize.SubtitleOf(node))}</text>");
        if (broken > 0)
        {
            Append($"<circle cx=\"{area.Right - 9:0.#}\" cy=\"{area.Y + 9:0.#}\" r=\"3.5\"/>");
        }

        Append($"</g>\n");
    }

    private void DrawEdge(PlacedEdge placed)
    {
        var edge = placed.Edge;
        var (from, to) = (_view.Graph.Node(edge.From), _view.Graph.Node(edge.To));
        var kind = edge.Kind == GraphEdgeKind.BuildTime ? "build" : "run";
        var words = $"{from} depends on {to} at {kind} time{(edge.Label.Length > 0 ? $", {edge.Label}" : "")}{(edge.IsBroken ? ", broken" : "")}";
        var route = RouteOf(placed.Route);
        Append($"<g class=\"edge {kind}{(edge.IsBroken ? " broken" : "")}\" data-edge=\"{_edges[(edge.From, edge.To, edge.Kind)]}\" data-from=\"{_nodes[edge.From]}\" data-to=\"{_nodes[edge.To]}\" tabindex=\"0\" role=\"button\" aria-label=\"{PageText.Escape(words)}\">");
        Append($"<path class=\"hit\" d=\"{route}\"/><path class=\"line\" d=\"{route}\"/><path class=\"head\" d=\"{HeadOf(placed.Route)}\"/>");
        if (placed.Label is { } label)
        {
            Append($"<g class=\"label\">");
            AppendRectangle(label.Area, label.Area.Height / 2);
            Append($"<text x=\"{label.Area.X + (label.Area.Width / 2):0.#}\" y=\"{label.Area.Y + (label.Area.Height / 2) + 3.8:0.#}\">{PageText.Escape(label.Text)}</text></g>");
        }

        Append($"</g>\n");
    }

    private static string RouteOf(IReadOnlyList<RoutePoint> route)
    {
        var path = new StringBuilder();
        // The line ends inside of the arrow's head, so that it does not show at its tip.
        var points = route.SkipLast(1).Append(route[^1].Move(-Direction(route) * (ArrowLength - 2), 0)).ToList();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}");
        for (var index = 1; index < points.Count; index++)
        {
            var (last, next) = (points[index - 1], points[index]);
            if (Math.Abs(last.Y - next.Y) < 0.05)
            {
                path.Append(CultureInfo.InvariantCulture, $"H{next.X:0.#}");
            }
            else
            {
                var middle = (last.X + next.X) / 2;
                path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {last.Y:0.#} {middle:0.#} {next.Y:0.#} {next.X:0.#} {next.Y:0.#}");
            }
        }

        return path.ToString();
    }

    private static string HeadOf(IReadOnlyList<RoutePoint> route)
    {
        var (tip, back) = (route[^1], -Direction(route) * ArrowLength);
        return string.Create(CultureInfo.InvariantCulture, $"M{tip.X:0.#} {tip.Y:0.#}l{back:0.#} -3.6v7.2z");
    }

    // Every edge arrives level, from the left or from the right.
    private static int Direction(IReadOnlyList<RoutePoint> route) => Math.Sign(route[^1].X - route[^2].X);

    private void AppendRectangle(Area area, double corner) =>
        Append($"<rect x=\"{area.X:0.#}\" y=\"{area.Y:0.#}\" width=\"{area.Width:0.#}\" height=\"{area.Height:0.#}\" rx=\"{corner:0.#}\"/>");

    private void Append(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
