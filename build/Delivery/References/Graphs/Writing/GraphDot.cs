using System.Text;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>Writes a graph in the language of Graphviz; a cluster a repository, run time dashed, broken edges red.</summary>
public static class GraphDot
{
    /// <summary>Writes the graph; lines end in a line feed on every system.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(DeliveryGraph graph, TextWriter writer)
    {
        Line(writer, "digraph delivery {");
        Line(writer, "  graph [rankdir=LR, compound=true, fontname=\"Helvetica\", nodesep=0.25, ranksep=0.8];");
        Line(writer, "  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];");
        Line(writer, "  edge [fontname=\"Helvetica\", fontsize=9];");
        foreach (var (repository, index) in graph.Repositories.Select((repository, index) => (repository, index)))
        {
            WriteRepository(writer, graph, repository, index);
        }

        foreach (var node in graph.Nodes.Where(node => node.Repository is null))
        {
            Line(writer, $"  {Declaration(node)}");
        }

        foreach (var edge in graph.Edges)
        {
            Line(writer, $"  {Quote(edge.From)} -> {Quote(edge.To)} [{Attributes(edge)}];");
        }

        Line(writer, "}");
    }

    private static void WriteRepository(TextWriter writer, DeliveryGraph graph, GraphRepository repository, int index)
    {
        var nodes = graph.Nodes.Where(node => node.Repository == repository.Name).ToList();
        if (nodes.Count == 0)
        {
            return;
        }

        Line(writer, $"  subgraph cluster_{index} {{");
        Line(writer, $"    label={Quote(repository.Name)};");
        foreach (var node in nodes)
        {
            Line(writer, $"    {Declaration(node)}");
        }

        Line(writer, "  }");
    }

    private static string Declaration(GraphNode node) => $"{Quote(node.Id)} [label={Quote(node.ToString())}, tooltip={Quote(node.Detail)}];";

    private static string Attributes(GraphEdge edge)
    {
        var style = edge.Kind == GraphEdgeKind.BuildTime ? "solid" : "dashed";
        var label = edge.Label.Length > 0 ? $", label={Quote(edge.Label)}" : "";
        return $"style={style}{label}{(edge.IsBroken ? ", color=\"#d1383d\", fontcolor=\"#d1383d\", penwidth=2" : "")}";
    }

    // In a quoted string Graphviz takes a backslash for the beginning of an escape, and in labels of a placeholder.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                _ when char.IsControl(character) => quoted.Append(' '),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static void Line(TextWriter writer, string line) => writer.Write(line + "\n");
}
