using System.Text;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Tests.Charts.Packaging;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Dependencies;

public sealed class ChartDependenciesTests : IDisposable
{
    private static readonly RepositoryName Sub = RepositoryName.Parse("ghcr.io/kubestellar/charts/sub");

    private readonly ChartWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_chart_in_a_registry_is_packaged_below_and_locked_with_its_digest()
    {
        var root = await PublishAsync(_shop.Places.Open(Sub), "v0.9.3");
        Require("name: sub\n  version: v0.9.3\n  repository: oci://ghcr.io/kubestellar/charts");

        var packaged = await _shop.PackageAsync();

        Assert.Equal(["Chart.lock", "Chart.yaml", "charts/sub/Chart.yaml", "charts/sub/values.yaml"], packaged.Files.Select(file => file.Path));
        Assert.Equal([new LockedDependency("sub", "oci://ghcr.io/kubestellar/charts", "v0.9.3", root.Digest)], packaged.Dependencies);
        Assert.Contains($"digest: {root.Digest}\n", ChartWorkshop.Text(packaged.Files, "Chart.lock"), StringComparison.Ordinal);
        Assert.Contains("generated: \"2024-01-02T03:04:05Z\"\n", ChartWorkshop.Text(packaged.Files, "Chart.lock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_metadata_is_looked_for_as_helm_writes_it_in_tags()
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0+build.7");
        Require("name: sub\n  version: 1.0.0+build.7\n  repository: oci://ghcr.io/kubestellar/charts/");

        Assert.Equal("1.0.0+build.7", Assert.Single((await _shop.PackageAsync()).Dependencies).Version);
    }

    [Fact]
    public async Task One_chart_under_two_aliases_is_packaged_once()
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts", "name: sub\n  alias: again\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        var packaged = await _shop.PackageAsync();

        Assert.Equal(2, packaged.Dependencies.Count);
        Assert.Equal(4, packaged.Files.Count);
    }

    [Fact]
    public async Task The_first_place_that_has_the_tag_counts()
    {
        var (empty, stand_in, home) = (Layout("empty"), Layout("stand-in"), Layout("home"));
        var expected = await PublishAsync(stand_in, "1.0.0", "from: stand-in\n");
        await PublishAsync(home, "1.0.0", "from: home\n");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        var packaged = await PackageAsync(empty, stand_in, home);

        Assert.Equal(expected.Digest, Assert.Single(packaged.Dependencies).Digest);
    }

    [Fact]
    public async Task A_chart_that_is_in_no_place_is_refused_with_all_places()
    {
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        var error = await Assert.ThrowsAsync<MissingDependencyException>(() => PackageAsync(Layout("one"), Layout("two")));

        Assert.Equal("ghcr.io/kubestellar/charts/sub:1.0.0", error.Reference);
        Assert.Equal([Layout("one").Location, Layout("two").Location], error.Places);
    }

    [Theory]
    [InlineData("'>=1.0.0'")]
    [InlineData("1.2")]
    [InlineData("~1.0.0")]
    [InlineData("\"*\"")]
    [InlineData("\"\"")]
    public async Task A_range_of_versions_is_refused(string version)
    {
        Require($"name: sub\n  version: {version}\n  repository: oci://ghcr.io/kubestellar/charts");

        var error = await Assert.ThrowsAsync<UnsupportedDependencyException>(_shop.PackageAsync);
        Assert.Equal(("core", "sub"), (error.Chart, error.Dependency));
        Assert.Contains("exact version", error.Fault.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://charts.example.com")]
    [InlineData("\"@alias\"")]
    [InlineData("oci://GHCR.io/Not A Path")]
    [InlineData("file:///etc")]
    [InlineData("file://../../outside")]
    public async Task A_repository_of_another_kind_or_outside_the_source_is_refused(string repository)
    {
        Require($"name: sub\n  version: 1.0.0\n  repository: {repository}");

        Assert.Equal("sub", (await Assert.ThrowsAsync<UnsupportedDependencyException>(_shop.PackageAsync)).Dependency);
    }

    [Fact]
    public async Task A_folder_that_a_link_leads_out_of_the_source_is_refused()
    {
        WriteSibling("../outside", "sub", "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");
        File.CreateSymbolicLink(_shop.Folder["source/sub"], _shop.Folder["outside"]);

        await Assert.ThrowsAsync<UnsupportedDependencyException>(_shop.PackageAsync);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("sub")]
    public async Task A_folder_that_is_a_broken_link_or_a_circle_of_links_is_not_there(string target)
    {
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");
        File.CreateSymbolicLink(_shop.Folder["source/sub"], target);

        Assert.Equal("sub", (await Assert.ThrowsAsync<MissingChartFileException>(_shop.PackageAsync)).Location);
    }

    [Fact]
    public async Task A_circle_through_a_link_is_refused()
    {
        WriteSibling("core", "core", "1.2.3", "dependencies:\n- name: core\n  version: 1.2.3\n  repository: file://self\n");
        _shop.Write(".helmignore", "self\n");
        _shop.Link("self", ".");

        await Assert.ThrowsAsync<DependencyCycleException>(_shop.PackageAsync);
    }

    [Fact]
    public async Task A_folder_is_packaged_with_its_own_dependencies_and_its_own_rules()
    {
        WriteSibling("sub", "sub", "v1.0.0", "dependencies:\n- name: lib\n  version: 2.0.0\n  repository: file://../lib\n");
        WriteSibling("lib", "lib", "2.0.0");
        _shop.Folder.Write("source/sub/.helmignore", "*.bak\n");
        _shop.Folder.Write("source/sub/x.bak", "");
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");

        var packaged = await _shop.PackageAsync();

        Assert.Equal(
            ["Chart.lock", "Chart.yaml", "charts/sub/.helmignore", "charts/sub/Chart.lock", "charts/sub/Chart.yaml", "charts/sub/charts/lib/Chart.yaml"],
            packaged.Files.Select(file => file.Path));
        Assert.Equal([new LockedDependency("sub", "file://../sub", "v1.0.0")], packaged.Dependencies);
    }

    [Fact]
    public async Task Folders_that_depend_on_each_other_are_refused()
    {
        WriteSibling("sub", "sub", "1.0.0", "dependencies:\n- name: core\n  version: 1.2.3\n  repository: file://../core\n");
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");

        Assert.Equal(["core", "sub", "core"], (await Assert.ThrowsAsync<DependencyCycleException>(_shop.PackageAsync)).Charts);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");

        Assert.Equal("sub", (await Assert.ThrowsAsync<MissingChartFileException>(_shop.PackageAsync)).Location);
    }

    [Fact]
    public async Task A_folder_with_another_version_is_refused()
    {
        WriteSibling("sub", "sub", "1.0.1");
        Require("name: sub\n  version: 1.0.0\n  repository: file://../sub");

        var error = await Assert.ThrowsAsync<WrongDependencyException>(_shop.PackageAsync);
        Assert.Equal("chart sub of version 1.0.0", error.Fault.Expected);
        Assert.Equal("chart sub of version 1.0.1", error.Fault.Found);
    }

    [Fact]
    public async Task A_tag_that_holds_another_chart_is_refused()
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0", tag: "2.0.0");
        Require("name: sub\n  version: 2.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        await Assert.ThrowsAsync<WrongDependencyException>(_shop.PackageAsync);
    }

    [Fact]
    public async Task A_tag_that_holds_no_chart_is_refused()
    {
        var layout = _shop.Places.Open(Sub);
        var config = Descriptor.Of(MediaTypes.OciConfig, "{}"u8);
        await layout.PushAsync(config, ContentSource.FromBytes("{}"u8.ToArray()));
        var manifest = ImageManifest.Create(config, []);
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await layout.TagAsync(manifest.Descriptor, "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        Assert.Contains(HelmMediaTypes.Config, (await Assert.ThrowsAsync<ChartArtifactException>(_shop.PackageAsync)).Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_with_other_bytes_is_refused()
    {
        var layout = _shop.Places.Open(Sub);
        var root = await PublishAsync(layout, "1.0.0");
        var layer = (await ImageManifest.FetchAsync(layout, root)).Layers[0];
        var path = layout.PathOf(layer);
        File.Delete(path);
        await File.WriteAllBytesAsync(path, new byte[layer.Size]);
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        await Assert.ThrowsAsync<WrongContentException>(_shop.PackageAsync);
    }

    [Theory]
    [InlineData("oci://ghcr.io/kubestellar/charts")]
    [InlineData("\"\"")]
    public async Task A_chart_below_charts_is_used_and_nothing_is_fetched(string repository)
    {
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: v1.0.0\n");
        Require($"name: sub\n  version: 1.0.0\n  repository: {repository}");

        Assert.Null(Assert.Single((await _shop.PackageAsync()).Dependencies).Digest);
    }

    [Fact]
    public async Task A_chart_below_charts_of_another_version_is_refused()
    {
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.1\n");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        Assert.Equal("core/charts/sub", (await Assert.ThrowsAsync<WrongDependencyException>(_shop.PackageAsync)).Location);
    }

    [Fact]
    public async Task A_chart_without_repository_that_is_not_below_charts_is_refused()
    {
        Require("name: sub\n  version: 1.0.0");

        Assert.Equal(["core/charts/"], (await Assert.ThrowsAsync<MissingDependencyException>(_shop.PackageAsync)).Places);
    }

    [Fact]
    public async Task A_chart_below_charts_that_nobody_asks_for_is_packaged_all_the_same()
    {
        _shop.Write("Chart.yaml", ChartWorkshop.Metadata);
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");

        Assert.Equal(["Chart.yaml", "charts/sub/Chart.yaml"], (await _shop.PackageAsync()).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Two_charts_of_one_name_are_refused()
    {
        _shop.Write("Chart.yaml", ChartWorkshop.Metadata);
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
        _shop.Write("charts/sub2/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");

        Assert.Equal("sub", (await Assert.ThrowsAsync<UnsupportedDependencyException>(_shop.PackageAsync)).Dependency);
    }

    [Fact]
    public async Task A_committed_lock_is_kept_and_completed()
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");
        var made = ChartLock.Parse(ChartWorkshop.Text((await _shop.PackageAsync()).Files, "Chart.lock"), "Chart.lock");
        var ofHelm = made with { Generated = Timestamp.Parse("2023-01-01T00:00:00.5+01:00"), Dependencies = [.. made.Dependencies.Select(locked => locked with { Digest = null })] };
        _shop.Write("Chart.lock", Encoding.UTF8.GetString(ofHelm.ToYaml()));

        Assert.Equal(
            Encoding.UTF8.GetString((made with { Generated = ofHelm.Generated }).ToYaml()),
            ChartWorkshop.Text((await _shop.PackageAsync()).Files, "Chart.lock"));
    }

    [Fact]
    public async Task A_dependency_with_another_digest_than_the_lock_is_refused_with_both()
    {
        var first = await PublishAsync(_shop.Places.Open(Sub), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");
        _shop.Write("Chart.lock", ChartWorkshop.Text((await _shop.PackageAsync()).Files, "Chart.lock"));
        await _shop.PackageAsync();
        var second = await PublishAsync(_shop.Places.Open(Sub), "1.0.0", "written: again\n");

        var error = await Assert.ThrowsAsync<LockedDigestException>(_shop.PackageAsync);

        Assert.Equal((first.Digest, second.Digest), (error.Locked, error.Found));
        Assert.Contains(first.Digest.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(second.Digest.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 1.0.0", "version: 1.0.1")]
    [InlineData("name: sub", "name: other")]
    [InlineData("  version: 1.0.0", "  version: 1.0.0\n  condition: sub.enabled")]
    public async Task A_lock_for_other_dependencies_is_refused(string before, string after)
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");
        _shop.Write("Chart.lock", ChartWorkshop.Text((await _shop.PackageAsync()).Files, "Chart.lock"));
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts".Replace(before, after, StringComparison.Ordinal));

        Assert.Equal("core", (await Assert.ThrowsAsync<LockOutOfSyncException>(_shop.PackageAsync)).Chart);
    }

    [Fact]
    public async Task A_lock_of_dependencies_that_are_gone_is_refused()
    {
        await PublishAsync(_shop.Places.Open(Sub), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");
        _shop.Write("Chart.lock", ChartWorkshop.Text((await _shop.PackageAsync()).Files, "Chart.lock"));
        _shop.Write("Chart.yaml", ChartWorkshop.Metadata);

        Assert.Equal("core", (await Assert.ThrowsAsync<LockOutOfSyncException>(_shop.PackageAsync)).Chart);
    }

    [Fact]
    public async Task A_chart_in_a_registry_whose_values_are_no_yaml_is_refused()
    {
        var files = new ChartFileSet("sub", [ChartWorkshop.File("Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")]);
        var good = await _shop.PackageAsync(files);
        var archive = ChartArchiveTests.Pack([ChartArchiveTests.Entry("sub/Chart.yaml", ChartWorkshop.Text(good.Files, "Chart.yaml")), ChartArchiveTests.Entry("sub/values.yaml", "a: [\n")]);
        var layout = _shop.Places.Open(Sub);
        await layout.TagAsync(await ChartArtifact.WriteAsync(good with { Archive = archive }, new Dictionary<string, string>(), ChartWorkshop.Time, layout, CancellationToken.None), "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        Assert.EndsWith("sub:1.0.0/values.yaml", (await Assert.ThrowsAsync<InvalidYamlException>(_shop.PackageAsync)).File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_holds_an_index_is_refused()
    {
        var layout = _shop.Places.Open(Sub);
        var index = ImageIndex.Create([await PublishAsync(layout, "1.0.0")]);
        await layout.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        await layout.TagAsync(index.Descriptor, "1.0.0");
        Require("name: sub\n  version: 1.0.0\n  repository: oci://ghcr.io/kubestellar/charts");

        Assert.Equal("an image manifest", (await Assert.ThrowsAsync<ChartArtifactException>(_shop.PackageAsync)).Fault.Expected);
    }

    private OciLayout Layout(string name) => new(_shop.Folder[$"places/{name}"]);

    private void Require(params IEnumerable<string> dependencies) =>
        _shop.Write("Chart.yaml", ChartWorkshop.Metadata + "dependencies:\n" + string.Concat(dependencies.Select(dependency => $"- {dependency}\n")));

    private void WriteSibling(string folder, string name, string version, string more = "") =>
        _shop.Folder.Write($"source/{folder}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: {version}\n{more}");

    private Task<PackagedChart> PackageAsync(params IReadOnlyList<IRepository> places) =>
        new ChartPackager(new ChartDependencies(_ => places)).PackageAsync(
            _shop.Load(), new ChartOrigin(_shop.Chart, _shop.Folder["source"], ChartWorkshop.Time), CancellationToken.None);

    private async Task<Descriptor> PublishAsync(OciLayout to, string version, string values = "a: 1\n", string? tag = null)
    {
        var files = new ChartFileSet("sub", [ChartWorkshop.File("Chart.yaml", $"apiVersion: v2\nname: sub\nversion: {version}\n"), ChartWorkshop.File("values.yaml", values)]);
        var root = await ChartArtifact.WriteAsync(await _shop.PackageAsync(files), new Dictionary<string, string>(), ChartWorkshop.Time, to, CancellationToken.None);
        await to.TagAsync(root, tag ?? version.Replace('+', '_'));
        return root;
    }
}
