using System.Globalization;
using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.References.Graphs.Writing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>
/// Writes a graph as one HTML page that needs nothing else: every view is drawn already, the scripts move, search and explain it, and the page's own policy
/// forbids any request and any script but these.
/// </summary>
public static class GraphPage
{
    private static readonly string[] Scripts = ["page.js", "camera.js", "filters.js", "details.js", "keys.js"];

    /// <summary>Writes the page.</summary>
    /// <param name="graph">The whole graph, foreign artifacts included.</param>
    /// <param name="title">The title, such as the name of the workspace.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(DeliveryGraph graph, string title, TextWriter writer)
    {
        var views = GraphView.Of(graph);
        var all = Union(graph, views);
        var style = PageResources.Read("page.css");
        var script = $"(() => {{\n'use strict';\n{string.Concat(Scripts.Select(PageResources.Read))}}})();\n";
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["policy"] = $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; base-uri 'none'; form-action 'none'",
            ["title"] = PageText.Escape(title),
            ["summary"] = PageText.Escape(SummaryOf(graph)),
            ["style"] = style,
            ["script"] = script,
            ["data"] = DataOf(all),
            ["tabs"] = string.Concat(views.Where(view => !view.HasForeign).Select((view, index) => TabOf(view, isSelected: index == 0))),
            ["views"] = string.Concat(views.Select((view, index) => GraphSvg.Of(view, all, isHidden: index > 0))),
            ["repositories"] = string.Concat(graph.Repositories.Select(repository => CheckboxOf("repository", repository.Name, repository.Name))),
            ["kinds"] = string.Concat(
                Enum.GetValues<GraphNodeKind>().Where(kind => graph.Nodes.Any(node => node.Kind == kind))
                    .Select(kind => CheckboxOf("kind", GraphSvg.NameOf(kind), GraphNode.NounOf(kind)))),
            ["broken"] = graph.Edges.Count(edge => edge.IsBroken).ToString(CultureInfo.InvariantCulture),
        };
        PageTemplate.Write(PageResources.Read("page.html"), parts, writer);
    }

    // Details are looked up by number, whatever view an edge is drawn in.
    private static DeliveryGraph Union(DeliveryGraph graph, IReadOnlyList<GraphView> views)
    {
        var others = views.Select(view => view.Graph).ToList();
        return new DeliveryGraph(
            graph.Repositories,
            [.. graph.Nodes.Concat(others.SelectMany(other => other.Nodes)).DistinctBy(node => node.Id)],
            [.. graph.Edges.Concat(others.SelectMany(other => other.Edges)).DistinctBy(edge => (edge.From, edge.To, edge.Kind))]);
    }

    private static string DataOf(DeliveryGraph graph)
    {
        using var stream = new MemoryStream();
        // The default encoder leaves nothing that could end the element that holds the data.
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            GraphJson.WriteMembers(graph, json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string SummaryOf(DeliveryGraph graph)
    {
        var references = graph.Edges.Sum(edge => edge.References.Count);
        var broken = graph.Edges.Count(edge => edge.IsBroken);
        return $"{Count(graph.Repositories.Count, "repository", "repositories")} · {Count(references, "reference", "references")} · {(broken == 0 ? "none broken" : $"{broken} broken")}";
    }

    private static string Count(int count, string one, string several) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");

    private static string TabOf(GraphView view, bool isSelected) =>
        $"<button type=\"button\" role=\"tab\" data-view=\"{PageText.Escape(view.Key)}\" aria-selected=\"{(isSelected ? "true" : "false")}\" title=\"{PageText.Escape(view.Description)}\">{PageText.Escape(view.Title)}</button>\n";

    private static string CheckboxOf(string group, string value, string label) =>
        $"<label><input type=\"checkbox\" data-{group}=\"{PageText.Escape(value)}\" checked> <span>{PageText.Escape(label)}</span></label>\n";

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(Convert.FromHexString(Digest.Of(Encoding.UTF8.GetBytes(text)).Hex))}";
}
