using KubeStellar.Delivery.References.Graphs;

namespace KubeStellar.Delivery.Tests.References.Graphs.Writing;

/// <summary>A graph whose every name tries to be something else.</summary>
internal static class HostileGraph
{
    public const string Script = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
    public const string Quotes = "\"]; end \\\" ' ` {{x}} ${y} |-->| #quot; \u0000 \n subgraph";

    public static DeliveryGraph Create()
    {
        GraphNode[] nodes =
        [
            new("a\"\\", GraphNodeKind.Image, Script, Quotes, Script),
            new("b", GraphNodeKind.Chart, Quotes, Script, Script),
            new("c", GraphNodeKind.Foreign, Script, Quotes, null),
        ];
        GraphReference reference = new(Script, Script, 3, Quotes, Script)
        {
            Version = Script,
            Artifact = Quotes,
            DefinedAt = Script,
            Problems = [new GraphProblem(Script, Quotes)],
        };
        return new DeliveryGraph(
            [new GraphRepository(Script, Quotes, IsScanned: true)],
            nodes,
            [new GraphEdge("a\"\\", "b", GraphEdgeKind.RunTime, [reference]), new GraphEdge("b", "c", GraphEdgeKind.BuildTime, [reference with { Version = Quotes }])]);
    }
}
