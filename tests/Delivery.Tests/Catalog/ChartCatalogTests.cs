using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class ChartCatalogTests
{
    private static readonly ReleaseFacts Facts = new(
        ReleaseVersion.Parse("0.3.0-rc.2"), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    [Theory]
    [InlineData("kubestellar", "chart", "controller-manager-chart", "ghcr.io/kubestellar/kubestellar/controller-manager-chart", "0.3.0-rc.2", "ghcr.io/kubestellar/kubestellar/controller-manager")]
    [InlineData("kubestellar", "core-chart", "core-chart", "ghcr.io/kubestellar/kubestellar/core-chart", "0.3.0-rc.2", null)]
    [InlineData("kubestellar", "ocm-transport-controller-chart", "otc", "ghcr.io/kubestellar/kubestellar/otc", "0.3.0-rc.2", "ghcr.io/kubestellar/kubestellar/ocm-transport-controller")]
    [InlineData("ocm-status-addon", "chart", "ocm-status-addon-chart", "ghcr.io/kubestellar/ocm-status-addon-chart", "v0.3.0-rc.2", "ghcr.io/kubestellar/ocm-status-addon")]
    [InlineData("ocm-transport-plugin", "chart", "x", "ghcr.io/kubestellar/ocm-transport-plugin/chart/x", "0.3.0-rc.2", "ghcr.io/kubestellar/ocm-transport-plugin/transport-controller")]
    [InlineData("kubeflex", "chart", "kubeflex-operator", "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator", "v0.3.0-rc.2", "ghcr.io/kubestellar/kubeflex/manager")]
    public void A_known_repository_delivers_the_charts_that_its_commit_has(string module, string folder, string name, string repository, string tag, string? deployed)
    {
        var catalog = Read(($"{folder}/Chart.yaml", $"name: {name}\n"), ("go.mod", $"module github.com/kubestellar/{module}\n"), (".goreleaser.yaml", Images(deployed ?? "ghcr.io/a/b")));
        var chart = Assert.Single(catalog.ChartsOf(Facts, catalog.ImagesOf(Facts, new Dictionary<string, string>())));
        Assert.Equal((repository, tag, deployed, folder), (chart.Declaration.Repository.ToString(), chart.IdentityTag, chart.Declaration.DeployedImage?.ToString(), chart.Declaration.Directory));
        Assert.Equal("0.3.0-rc.2", deployed is null ? "0.3.0-rc.2" : chart.Images[chart.Declaration.DeployedImage!].Tag);
    }

    [Fact]
    public void Words_and_keys_to_fill_in_are_known()
    {
        var charts = Read(
            ("go.mod", "module github.com/kubestellar/kubestellar\n"), ("core-chart/Chart.yaml", "name: core-chart\n"), ("ocm-transport-controller-chart/Chart.yaml", "name: otc\n")).Charts;
        Assert.Equal(["OTC_IMAGE_PLACEHOLDER"], charts[0].ImagePlaceholders.Keys);
        Assert.Equal(["KUBESTELLAR_VERSION"], charts[1].VersionValues);
    }

    [Fact]
    public void A_chart_declares_itself_by_annotations_in_any_repository()
    {
        var chart = Assert.Single(Read(
            ("go.mod", "module example.org/tool\n"),
            ("deploy/Chart.yaml",
                """
                name: tool-chart
                annotations:
                  delivery.kubestellar.io/repository: ghcr.io/owner/tool
                  delivery.kubestellar.io/tag-style: v
                  delivery.kubestellar.io/images: A_IMAGE=ghcr.io/owner/a, B_PLACEHOLDER = ghcr.io/owner/b
                  delivery.kubestellar.io/version-values: TOOL_VERSION, OTHER
                  delivery.kubestellar.io/deploys: ghcr.io/owner/a
                """),
            ("other/Chart.yaml", "name: not-delivered\n"),
            ("broken/Chart.yaml", "{{ a template }")).Charts);
        Assert.Equal(("deploy", "ghcr.io/owner/tool/tool-chart", TagStyle.WithV), (chart.Directory, chart.Repository.ToString(), chart.TagStyle));
        Assert.Equal(["A_IMAGE=ghcr.io/owner/a", "B_PLACEHOLDER=ghcr.io/owner/b"], chart.ImagePlaceholders.Select(word => $"{word.Key}={word.Value}"));
        Assert.Equal(["TOOL_VERSION", "OTHER"], chart.VersionValues);
        Assert.Equal("ghcr.io/owner/a", chart.DeployedImage?.ToString());
    }

    [Fact]
    public void Annotations_override_what_is_known()
    {
        var chart = Assert.Single(Read(
            ("go.mod", "module github.com/kubestellar/kubeflex\n"),
            ("chart/Chart.yaml", "name: operator\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/fork/charts\n  delivery.kubestellar.io/tag-style: plain\n")).Charts);
        Assert.Equal(("ghcr.io/fork/charts/operator", TagStyle.Plain, "ghcr.io/kubestellar/kubeflex/manager"), (chart.Repository.ToString(), chart.TagStyle, chart.DeployedImage?.ToString()));
    }

    [Theory]
    [InlineData("delivery.kubestellar.io/repository: not a name", 4)]
    [InlineData("delivery.kubestellar.io/repository: no-host/name", 4)]
    [InlineData("delivery.kubestellar.io/tag-style: v", 4)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/tag-style: V", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/images: ghcr.io/o/a", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/images: A-B=ghcr.io/o/a", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/images: A=ghcr.io/o/a:1.2", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/images: A=ghcr.io/o/a, A=ghcr.io/o/b", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/deploys: A", 5)]
    [InlineData("delivery.kubestellar.io/repository: ghcr.io/o/r\n  delivery.kubestellar.io/deploy: ghcr.io/o/a", 5)]
    public void An_annotation_without_meaning_is_an_error_with_its_place(string annotation, long line)
    {
        var error = Assert.Throws<InvalidYamlException>(() => Read(("chart/Chart.yaml", $"name: x\napiVersion: v2\nannotations:\n  {annotation}\n")).Charts);
        Assert.Equal(("source/chart/Chart.yaml", line), (error.File, error.Line));
        Assert.True(error.Column > 1);
    }

    [Theory]
    [InlineData("version: 1.0.0\n")]
    [InlineData("name: Upper Case\n")]
    [InlineData("name: a/b\n")]
    [InlineData("name: [\n")]
    public void A_chart_without_usable_name_is_an_error_but_images_are_still_read(string text)
    {
        var catalog = Read(("go.mod", "module github.com/kubestellar/kubeflex\n"), ("chart/Chart.yaml", text), (".goreleaser.yaml", Images("ghcr.io/a/b")));
        Assert.Equal("source/chart/Chart.yaml", Assert.Throws<InvalidYamlException>(() => catalog.Charts).File);
        Assert.Single(catalog.Images);
    }

    [Fact]
    public void An_image_that_the_release_does_not_deliver_is_an_error()
    {
        var catalog = Read(("go.mod", "module github.com/kubestellar/kubeflex\n"), ("chart/Chart.yaml", "name: x\n"), (".goreleaser.yaml", Images("ghcr.io/a/b")));
        var error = Assert.Throws<UndeliveredChartImageException>(() => catalog.ChartsOf(Facts, catalog.ImagesOf(Facts, new Dictionary<string, string>())));
        Assert.Equal("ghcr.io/kubestellar/kubeflex/manager", error.Image.ToString());
        Assert.Contains("ghcr.io/a/b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_folders_for_one_repository_are_an_error()
    {
        const string Text = "name: x\nannotations: {delivery.kubestellar.io/repository: ghcr.io/o/r}\n";
        Assert.Equal(["a", "b"], Assert.Throws<AmbiguousChartException>(() => Read(("b/Chart.yaml", Text), ("a/Chart.yaml", Text)).Charts).Directories);
    }

    [Fact]
    public void Folders_of_a_commit_and_of_a_work_tree_are_listed_alike()
    {
        using var repository = new TemporaryRepository();
        var commit = repository.Commit("files", ("b/x", ""), ("a/c/x", ""), ("x", ""), (".github/x", ""), ("B/x", ""));
        using var source = SourceRepository.Open(repository.Folder);
        Assert.Equal(["B", "a", "b"], source.FilesAt(CommitId.Parse(commit)).ListFolders());
        Assert.Equal(["B", "a", "b"], new WorkTreeFiles(repository.Folder).ListFolders());
    }

    private static RepositoryCatalog Read(params (string Path, string Text)[] files) => RepositoryCatalog.Read(new TextFiles(files), [], KubeStellarFamily.Repositories);

    private static string Images(string repository) => $"kos:\n- repository: {repository}\n  bare: true\n  main: ./cmd/x\n  tags: ['{{{{.Version}}}}']\n  platforms: [linux/amd64]\n";
}
