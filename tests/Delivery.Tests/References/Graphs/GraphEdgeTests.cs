using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Graphs;

namespace KubeStellar.Delivery.Tests.References.Graphs;

public sealed class GraphEdgeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("0.21.0", "0.21.0")]
    [InlineData("0.21.0 0.21.0", "0.21.0")]
    [InlineData("v0.10.0 v0.9.0", "v0.9.0, v0.10.0")]
    [InlineData("main 0.21.0", "0.21.0, main")]
    [InlineData("0.3.0 0.1.0 latest 0.2.0", "0.1.0 – latest (4)")]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "01234567")]
    [InlineData("v0.3.4-0.20231215133035-02f74c29b172", "v0.3.4-0.20231215…")]
    public void A_label_names_few_versions_whole_and_many_by_their_ends(string versions, string label) =>
        Assert.Equal(label, Edge([.. versions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(version => Reference(version, ReferenceKind.Exact))]).Label);

    [Fact]
    public void Historical_versions_are_named_only_where_no_other_is()
    {
        Assert.Equal("0.2.0", Edge(Reference("0.1.0", ReferenceKind.Historical), Reference("0.2.0", ReferenceKind.Exact)).Label);
        Assert.Equal("0.1.0", Edge(Reference("0.1.0", ReferenceKind.Historical)).Label);
    }

    [Fact]
    public void A_placeholder_is_named_as_one() => Assert.Equal("placeholder", Edge(Reference(null, ReferenceKind.Placeholder)).Label);

    private static GraphEdge Edge(params GraphReference[] references) => new("a", "b", GraphEdgeKind.RunTime, references);

    private static GraphReference Reference(string? version, ReferenceKind kind) => new("o/r", "f", 1, "", "") { Version = version, Kind = kind };
}
