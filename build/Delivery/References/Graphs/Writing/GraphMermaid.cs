using System.Text;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>Writes a graph as a flowchart of Mermaid, which GitHub and MkDocs draw; a subgraph a repository, run time dashed, broken edges red.</summary>
public static class GraphMermaid
{
    /// <summary>Writes the graph; lines end in a line feed on every system.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(DeliveryGraph graph, TextWriter writer)
    {
        var numbers = graph.Nodes.Select((node, index) => (node.Id, Number: $"n{index}")).ToDictionary(node => node.Id, node => node.Number, StringComparer.Ordinal);
        Line(writer, "flowchart LR");
        foreach (var (repository, index) in graph.Repositories.Select((repository, index) => (repository, index)))
        {
            WriteRepository(writer, graph, repository, $"r{index}", numbers);
        }

        foreach (var node in graph.Nodes.Where(node => node.Repository is null))
        {
            Line(writer, $"  {numbers[node.Id]}{Shape(node)}");
        }

        foreach (var edge in graph.Edges)
        {
            Line(writer, $"  {numbers[edge.From]} {(edge.Kind == GraphEdgeKind.BuildTime ? "-->" : "-.->")}{Label(edge)} {numbers[edge.To]}");
        }

        var broken = graph.Edges.Select((edge, index) => (edge, index)).Where(entry => entry.edge.IsBroken).Select(entry => entry.index).ToList();
        if (broken.Count > 0)
        {
            Line(writer, $"  linkStyle {string.Join(',', broken)} stroke:#d1383d,color:#d1383d,stroke-width:2px");
        }
    }

    private static void WriteRepository(TextWriter writer, DeliveryGraph graph, GraphRepository repository, string number, Dictionary<string, string> numbers)
    {
        var nodes = graph.Nodes.Where(node => node.Repository == repository.Name).ToList();
        if (nodes.Count == 0)
        {
            return;
        }

        Line(writer, $"  subgraph {number}[\"{Escape(repository.Name)}\"]");
        foreach (var node in nodes)
        {
            Line(writer, $"    {numbers[node.Id]}{Shape(node)}");
        }

        Line(writer, "  end");
    }

    private static string Shape(GraphNode node) => node.Kind is GraphNodeKind.Image or GraphNodeKind.Chart or GraphNodeKind.Release
        ? $"([\"{Escape(node.ToString())}\"])"
        : $"[\"{Escape(node.ToString())}\"]";

    private static string Label(GraphEdge edge) => edge.Label switch
    {
        "" => "",
        var plain when plain.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-') && plain != "end" => $"|{plain}|",
        var other => $"|\"{Escape(other)}\"|",
    };

    // Inside quotes Mermaid reads entities without an ampersand, and nothing but letters, digits and a few signs is safe from its markup.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.IsLetterOrDigit(rune) || " .,:/_-@+()…".Contains((char)rune.Value) && rune.IsBmp
                ? escaped.Append(rune.ToString())
                : Rune.IsControl(rune) ? escaped.Append(' ') : escaped.Append('#').Append(rune.Value).Append(';');
        }

        return escaped.ToString();
    }

    private static void Line(TextWriter writer, string line) => writer.Write(line + "\n");
}
