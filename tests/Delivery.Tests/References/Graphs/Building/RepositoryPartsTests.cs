using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Building;

namespace KubeStellar.Delivery.Tests.References.Graphs.Building;

public sealed class RepositoryPartsTests
{
    [Theory]
    [InlineData("chart", GraphNodeKind.ChartSource)]
    [InlineData("chart/templates/x.yaml", GraphNodeKind.ChartSource)]
    [InlineData("charts-of-others/x.yaml", GraphNodeKind.Instructions)]
    [InlineData("config/hooks/one.yaml", GraphNodeKind.Hook)]
    [InlineData("config/hooks/two.yaml", GraphNodeKind.SourceCode)]
    [InlineData(".github/workflows/test.yml", GraphNodeKind.Automation)]
    [InlineData("hack/test/run.sh", GraphNodeKind.Automation)]
    [InlineData("Makefile", GraphNodeKind.Automation)]
    [InlineData("pkg/Makefile.tools", GraphNodeKind.Automation)]
    [InlineData("test/e2e/Makefile", GraphNodeKind.Instructions)]
    [InlineData("pkg/test/data.go", GraphNodeKind.Instructions)]
    [InlineData("README.md", GraphNodeKind.Instructions)]
    [InlineData("pkg/notes.md", GraphNodeKind.Instructions)]
    [InlineData("docs/mkdocs.yml", GraphNodeKind.Instructions)]
    [InlineData("formula.rb", GraphNodeKind.Instructions)]
    [InlineData("go.mod", GraphNodeKind.SourceCode)]
    [InlineData("core.Dockerfile", GraphNodeKind.SourceCode)]
    [InlineData("cmd/main.go", GraphNodeKind.SourceCode)]
    public void A_file_belongs_to_one_part_of_its_repository(string path, GraphNodeKind kind)
    {
        using var repository = new HandmadeRepository("kubestellar/kubestellar", ("chart/Chart.yaml", "apiVersion: v2\nname: controller-manager-chart\nversion: 1.0.0\n")).Hook("config/hooks/one.yaml", "one");
        Assert.Equal(kind, new RepositoryParts(repository.Scan()).PartOf(path).Kind);
    }

    [Fact]
    public void A_repository_with_a_malformed_chart_has_no_charts()
    {
        using var repository = new HandmadeRepository("kubestellar/kubestellar", ("chart/Chart.yaml", "name: [\n"));
        Assert.Empty(new RepositoryParts(repository.Scan()).Charts);
    }
}
