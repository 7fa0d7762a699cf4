using CsCheck;
using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Layout;

namespace KubeStellar.Delivery.Tests.References.Graphs.Layout;

public sealed class GraphLayoutTests
{
    private const double Tolerance = 0.01;

    private static readonly Gen<DeliveryGraph> Graphs =
        from count in Gen.Int[1, 24]
        from groups in Gen.Int[-1, 4].Array[count]
        from ends in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1], Gen.Int[0, 2]).Array[0, 60]
        select Graph(groups, ends);

    [Fact]
    public void Nothing_overlaps_and_everything_is_where_it_belongs() => Graphs.Sample(Check, iter: 300);

    [Fact]
    public void The_same_graph_is_always_laid_out_the_same() =>
        Graphs.Sample(graph => Assert.Equal(Describe(GraphLayout.Of(graph)), Describe(GraphLayout.Of(graph))), iter: 50);

    [Fact]
    public void An_empty_graph_is_an_empty_drawing()
    {
        var layout = GraphLayout.Of(new DeliveryGraph([], [], []));
        Assert.Empty(layout.Nodes);
        Assert.True(layout.Width > 0 && layout.Height > 0);
    }

    [Fact]
    public void What_depends_stands_to_the_left_of_what_it_depends_on()
    {
        var layout = GraphLayout.Of(Graph([0, 0, 1, 1], [(0, 1, 1), (1, 2, 1), (2, 3, 1)]));
        Assert.All(layout.Edges, edge => Assert.True(edge.Route[0].X < edge.Route[^1].X));
    }

    [Fact]
    public void In_a_circle_one_edge_leads_back()
    {
        var layout = GraphLayout.Of(Graph([0, 1, 2], [(0, 1, 1), (1, 2, 1), (2, 0, 1)]));
        Assert.Single(layout.Edges, edge => edge.Route[0].X > edge.Route[^1].X);
    }

    [Fact]
    public void Five_hundred_nodes_are_laid_out()
    {
        var graph = Graph(
            [.. Enumerable.Range(0, 500).Select(node => node % 12)],
            [.. Enumerable.Range(0, 1000).Select(edge => (edge * 7 % 500, ((edge * 13) + 5) % 500, edge % 3))]);
        Check(graph);
    }

    private static void Check(DeliveryGraph graph)
    {
        var layout = GraphLayout.Of(graph);
        var areas = layout.Nodes.ToDictionary(node => node.Node.Id, node => node.Area);
        Assert.Equal(graph.Nodes.Count, areas.Count);
        Assert.Equal(graph.Edges.Count, layout.Edges.Count);
        NoneOverlap(layout.Nodes.Select(node => node.Area));
        NoneOverlap(layout.Boxes.Select(box => box.Area));
        NoneOverlap(layout.Edges.Select(edge => edge.Label?.Area).OfType<Area>());
        Assert.All(layout.Edges.Where(edge => edge.Label is not null), edge => Assert.DoesNotContain(layout.Nodes, node => node.Area.Overlaps(Shrink(edge.Label!.Area))));
        foreach (var node in layout.Nodes)
        {
            Assert.True(new Area(0, 0, layout.Width, layout.Height).Contains(node.Area));
            Assert.All(layout.Boxes, box => Assert.Equal(box.Repository == node.Node.Repository && (box.Repository is not null || node.Node.Kind == GraphNodeKind.Foreign), box.Area.Overlaps(node.Area)));
            Assert.Contains(layout.Boxes, box => box.Area.Contains(node.Area));
        }

        foreach (var edge in layout.Edges)
        {
            Assert.True(IsOnSide(areas[edge.Edge.From], edge.Route[0]) && IsOnSide(areas[edge.Edge.To], edge.Route[^1]));
            Assert.Equal(edge.Edge.Label.Length > 0, edge.Label is not null);
        }
    }

    private static void NoneOverlap(IEnumerable<Area> areas)
    {
        var all = areas.Select(Shrink).OrderBy(area => area.X).ToList();
        for (var one = 0; one < all.Count; one++)
        {
            for (var other = one + 1; other < all.Count && all[other].X < all[one].Right; other++)
            {
                Assert.False(all[one].Overlaps(all[other]), $"{all[one]} and {all[other]}");
            }
        }
    }

    private static Area Shrink(Area area) => new(area.X + Tolerance, area.Y + Tolerance, area.Width - (2 * Tolerance), area.Height - (2 * Tolerance));

    private static bool IsOnSide(Area area, RoutePoint point) =>
        (Math.Abs(point.X - area.X) < Tolerance || Math.Abs(point.X - area.Right) < Tolerance) && point.Y > area.Y && point.Y < area.Bottom;

    private static string Describe(GraphLayout layout) =>
        string.Join('\n', layout.Nodes.Select(node => $"{node.Node.Id} {node.Area}").Concat(layout.Edges.Select(edge => $"{string.Join(' ', edge.Route)} {edge.Label}")));

    // A group below 0 stands for what is foreign; an edge carries no, one or three versions.
    private static DeliveryGraph Graph(int[] groups, (int From, int To, int Versions)[] ends)
    {
        var nodes = groups.Select((group, index) => new GraphNode($"n{index}", group < 0 ? GraphNodeKind.Foreign : GraphNodeKind.Image, $"node-{index}", $"detail-{index}", group < 0 ? null : $"sample/r{group}")).ToList();
        var edges = ends.Where(edge => edge.From != edge.To).DistinctBy(edge => (edge.From, edge.To)).Select(edge => new GraphEdge(
            nodes[edge.From].Id, nodes[edge.To].Id, GraphEdgeKind.RunTime,
            [.. Enumerable.Range(0, Math.Max(1, edge.Versions)).Select(version => new GraphReference("sample/r0", "f", version + 1, "", "") { Version = edge.Versions == 0 ? null : $"1.0.{version}" })]));
        return new DeliveryGraph([.. groups.Where(group => group >= 0).Distinct().Select(group => new GraphRepository($"sample/r{group}", null, true))], nodes, [.. edges]);
    }
}
