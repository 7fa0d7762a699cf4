using System.Text.Json;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Writing;

namespace KubeStellar.Delivery.Tests.References.Graphs.Writing;

public sealed partial class GraphWritersTests : IDisposable
{
    private readonly HandmadeWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Mermaid_has_a_subgraph_for_each_repository_and_a_line_for_each_edge()
    {
        var graph = _workspace.Graph(new GraphVerdict("kubestellar/ocm-status-addon", "README.md", 28, "references.no-branch-or-fork", "a branch")).WithoutForeign().Outline();
        Assert.Equal(
            """
            flowchart LR
              n0["kubestellar repository"]
              n1["ocm-status-addon repository"]
              n2["kubeflex repository"]
              n3["clusteradm repository"]
              n0 -->|"v0.2.0-rc6, v0.2.0"| n1
              n0 -.->|v0.4.2| n2
              n0 -.->|"0.7.2, 0.8.0"| n3
              n1 -.->|main| n0
              linkStyle 3 stroke:#d1383d,color:#d1383d,stroke-width:2px

            """.ReplaceLineEndings("\n"),
            Mermaid(graph));
        Assert.Contains("  subgraph r0[\"kubestellar/kubestellar\"]\n", Mermaid(_workspace.Graph()), StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_is_the_same_grammar_whatever_things_are_called() =>
        Assert.All(Mermaid(HostileGraph.Create()).TrimEnd('\n').Split('\n'), line => Assert.Matches(MermaidLine(), line));

    [Fact]
    public void Dot_is_the_same_grammar_whatever_things_are_called()
    {
        var lines = Dot(HostileGraph.Create()).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(DotLine(), line));
        Assert.Equal(2, lines.Count(line => line.Contains(" -> ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dot_draws_build_time_solid_run_time_dashed_and_what_is_broken_red()
    {
        var dot = Dot(_workspace.Graph(new GraphVerdict("kubestellar/kubestellar", "docs/start.md", 12, "references.resolve", "no such release")));
        Assert.Contains("\"kubestellar/kubestellar SourceCode\" -> \"kubestellar/ocm-status-addon SourceCode\" [style=solid, label=\"v0.2.0\"];", dot, StringComparison.Ordinal);
        Assert.Contains("\"kubestellar/kubestellar Instructions\" -> \"kubestellar/kubeflex Release\" [style=dashed, label=\"v0.4.2\", color=\"#d1383d\", fontcolor=\"#d1383d\", penwidth=2];", dot, StringComparison.Ordinal);
        Assert.Contains("    label=\"kubestellar/kubestellar\";", dot, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_everything_that_the_graph_holds()
    {
        var graph = _workspace.Graph(new GraphVerdict("kubestellar/kubestellar", "docs/start.md", 12, "references.resolve", "no such release"));
        using var stream = new MemoryStream();
        GraphJson.Write(graph, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(graph.Nodes.Select(node => node.Id), json.RootElement.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
        var broken = Assert.Single(json.RootElement.GetProperty("edges").EnumerateArray(), edge => edge.GetProperty("broken").GetBoolean());
        Assert.Equal("run", broken.GetProperty("kind").GetString());
        Assert.Equal("v0.4.2", broken.GetProperty("versions")[0].GetString());
        var reference = broken.GetProperty("references")[0];
        Assert.Equal("docs/start.md", reference.GetProperty("file").GetString());
        Assert.Equal(12, reference.GetProperty("line").GetInt32());
        Assert.Equal("references.resolve", reference.GetProperty("problems")[0].GetProperty("check").GetString());
        Assert.False(json.RootElement.GetProperty("repositories").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "kubestellar/kubeflex").GetProperty("scanned").GetBoolean());
    }

    [Fact]
    public void Json_holds_hostile_names_as_they_are()
    {
        using var stream = new MemoryStream();
        GraphJson.Write(HostileGraph.Create(), stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(HostileGraph.Script, json.RootElement.GetProperty("nodes")[0].GetProperty("name").GetString());
        Assert.Equal(HostileGraph.Quotes, json.RootElement.GetProperty("edges")[1].GetProperty("versions")[0].GetString());
    }

    private static string Mermaid(DeliveryGraph graph) => Write(writer => GraphMermaid.Write(graph, writer));

    private static string Dot(DeliveryGraph graph) => Write(writer => GraphDot.Write(graph, writer));

    private static string Write(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    [GeneratedRegex("""^(flowchart LR|  subgraph r\d+\["[^"<>`\[\]]*"\]|  end| {2,4}n\d+(\["[^"<>`\[\]]*"\]|\(\["[^"<>`\[\]]*"\]\))|  n\d+ (-->|-\.->)(\|("[^"<>`|\[\]]*"|[A-Za-z0-9.-]+)\|)? n\d+|  linkStyle [\d,]+ [a-z0-9#:,-]+)$""")]
    private static partial Regex MermaidLine();

    [GeneratedRegex("""^(digraph delivery \{|  (graph|node|edge) \[.*\];|  subgraph cluster_\d+ \{| *\}|    label="([^"\\]|\\.)*";| +"([^"\\]|\\.)*" \[label="([^"\\]|\\.)*", tooltip="([^"\\]|\\.)*"\];|  "([^"\\]|\\.)*" -> "([^"\\]|\\.)*" \[style=(solid|dashed)(, label="([^"\\]|\\.)*")?(, color="#d1383d", fontcolor="#d1383d", penwidth=2)?\];)$""")]
    private static partial Regex DotLine();
}
