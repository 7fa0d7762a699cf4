using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class ChartReleaseTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly RemoteRegistry _client = new();

    public ChartReleaseTests() => Commit([.. SampleCharts.Files]);

    [SkippableFact]
    public async Task Charts_are_released_with_the_images_that_they_run_and_say_where_they_came_from()
    {
        var report = await ReleaseAsync();
        Assert.Equal(
            ["image oci:registry/ghcr.io/owner/hello:1.0.0", "chart oci:registry/ghcr.io/owner/charts/app-chart:v1.0.0", "chart oci:registry/ghcr.io/owner/charts/core-chart:1.0.0"],
            report.Artifacts.Select(artifact => $"{artifact.Kind} {artifact.Reference}"));
        var layout = Layout(SampleCharts.App);
        var chart = await PublishedChart.ReadAsync(layout, (await layout.ResolveAsync("v1.0.0"))!, SampleCharts.App, CancellationToken.None);
        Assert.Equal(("v1.0.0", "v1.0.0"), (chart.Metadata.Version, chart.Metadata.AppVersion));
        Assert.Contains($"image: {SampleModule.Repository}:1.0.0", TextOf(chart, "templates/deployment.yaml"), StringComparison.Ordinal);
        Assert.Equal(_shop.Source.Head, chart.Annotations["org.opencontainers.image.revision"]);
        Assert.Equal("https://github.com/owner/hello", chart.Annotations["org.opencontainers.image.source"]);
        Assert.Equal("v1.0.0", chart.Annotations["org.opencontainers.image.version"]);
        Assert.Equal(_shop.Source.HeadTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), chart.Annotations["org.opencontainers.image.created"]);
    }

    [SkippableFact]
    public async Task The_report_lists_every_substitution_and_every_reference_with_file_and_line()
    {
        var report = await ReleaseAsync();
        Assert.Contains(report.Artifacts[1].Substitutions, place => place is { File: "app/templates/deployment.yaml", Line: 11, Placeholder: "APP_IMAGE_PLACEHOLDER", Value: SampleModule.Repository + ":1.0.0" });
        Assert.Contains(report.Artifacts[2].Substitutions, place => place is { File: "core/values.yaml", Line: 1, Placeholder: "APP_VERSION" });
        Assert.Equal(
            [(SampleCharts.Helm + ":3.14.0", 10), (SampleCharts.App + ":v1.0.0", 15)],
            report.Artifacts[2].References.Select(reference => (reference.Text, reference.Line)));
        using var json = new MemoryStream();
        DeliveryReportJson.Write(report, json);
        Assert.Contains("\"placeholder\": \"APP_VERSION\"", System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Tags_of_images_are_written_before_those_of_charts_and_a_chart_after_those_that_it_installs()
    {
        // Other tests release the same names to the shared registries.
        await using var registry = await TestRegistry.StartAsync();
        await ReleaseAsync(new RegistryTarget(_client, registry.Host));
        string[] paths = ["/v2/owner/hello/manifests/1.0.0", "/v2/owner/charts/app-chart/manifests/v1.0.0", "/v2/owner/charts/core-chart/manifests/1.0.0"];
        var requests = registry.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)).ToList();
        var written = paths.Select(path => requests.FindLastIndex(request => request.Contains(path, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, written);
        Assert.Equal(written.Order(), written);
    }

    [SkippableFact]
    public async Task A_second_release_finds_the_charts_unchanged_and_another_clone_gives_the_same_digests()
    {
        var first = await ReleaseAsync();
        var second = await ReleaseAsync();
        using var other = new ReleaseWorkshop();
        await PublishHelmAsync("3.14.0", other);
        var plan = await other.PlanAsync("1.0.0", folder: _shop.Source.Clone("another place"));
        var third = await other.NewRun().ExecuteAsync("Release", plan, CancellationToken.None);
        Assert.All(second.Artifacts, artifact => Assert.Equal(ArtifactStatus.Unchanged, artifact.Status));
        Assert.Equal(first.Artifacts.Select(artifact => artifact.Digest), second.Artifacts.Select(artifact => artifact.Digest));
        Assert.Equal(first.Artifacts.Select(artifact => artifact.Digest), third.Artifacts.Select(artifact => artifact.Digest));
    }

    [SkippableTheory]
    [InlineData("app/templates/deployment.yaml", SampleModule.Repository + ":0.9.0", "chart.images", "app/templates/deployment.yaml:11")]
    [InlineData("app/templates/deployment.yaml", SampleModule.Repository + ":latest", "chart.exact-references", "which moves")]
    [InlineData("app/templates/deployment.yaml", "ko.local/hello:1.0.0", "chart.exact-references", "one machine")]
    [InlineData("app/templates/deployment.yaml", "quay.io/tools/other", "chart.exact-references", "without a tag")]
    [InlineData("app/templates/deployment.yaml", "quay.io/tools/other:tag_is_replaced_in_publishing_workflow", "chart.exact-references", "a placeholder")]
    [InlineData("app/templates/deployment.yaml", "is replaced by the workflow", "chart.exact-references", "no reference")]
    [InlineData("app/templates/deployment.yaml", "quay.io/tools/other:{{ .Values.unknown.version }}", "chart.resolvable", "app/templates/deployment.yaml:11")]
    [InlineData("app/templates/deployment.yaml", "quay.io/tools/other:1.0", "chart.images", "Deployment app with quay.io/tools/other:1.0")]
    [InlineData("app/templates/deployment.yaml", "GHCR.IO/owner/hello:0.9.0", "chart.images", "app/templates/deployment.yaml:11")]
    [InlineData("app/templates/deployment.yaml", "ghcr.io:443/owner/hello:0.9.0", "chart.images", "app/templates/deployment.yaml:11")]
    [InlineData("app/templates/deployment.yaml", "APP_IMAGE_PLACEHOLDER\n        args: ['--agent=ghcr.io/owner/hello:0.9.0']", "chart.images", "app/templates/deployment.yaml:12")]
    [InlineData("app/templates/deployment.yaml", "quay.io/tools/other:1.0\n        args: ['--agent-image=ghcr.io/owner/hello:1.0.0']", "chart.images", "Deployment app with quay.io/tools/other:1.0")]
    public async Task A_wrong_image_in_a_chart_is_refused_before_anything_is_published(string file, string image, string check, string named)
    {
        Commit((file, SampleCharts.Deployment(image)));
        var violations = await RefusedAsync();
        Assert.Contains(violations, violation => violation.Id == check && violation.ToString().Contains(named, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_subchart_in_the_source_that_nothing_declares_is_held_to_the_rules_of_the_source()
    {
        Commit(("core/charts/agent/Chart.yaml", "apiVersion: v2\nname: agent\nversion: 0.1.0\n"), ("core/charts/agent/templates/agent.yaml", SampleCharts.Deployment("quay.io/tools/other:latest")));
        Assert.Contains(await RefusedAsync(), violation => violation.Id == "chart.exact-references" && violation.Subject.Contains("core/charts/agent/templates/agent.yaml:11", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_digest_of_what_is_released_together_is_not_taken_for_known()
    {
        var digest = Digest.Of("another"u8.ToArray());
        using var sibling = new TemporaryRepository();
        sibling.Commit(
            "chart",
            ("other/Chart.yaml", "apiVersion: v2\nname: other-chart\nversion: 0.0.0\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/owner/charts\n"),
            ("other/templates/a.yaml", SampleCharts.Deployment($"{SampleModule.Repository}:1.0.0@{digest}")));
        sibling.Tag("v1.0.0");
        var planner = new ReleasePlanner(_shop.LayoutTarget, SourceChecks.For, _shop.Environment);
        var plan = await planner.PlanAsync("1.0.0", [SourceRepository.Open(_shop.Source.Folder), SourceRepository.Open(sibling.Folder)], [], CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None));
        Assert.Contains(refusal.Checks, check => !check.Ok && check.Id == "references.resolve" && check.Subject.Contains(digest.ToString(), StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Charts_that_install_each_other_are_released_together_after_the_images()
    {
        Commit(("app/templates/hook.yaml", SampleCharts.Hook("{{ .Chart.Version }}", SampleCharts.Helm + ":3.14.0").Replace(SampleCharts.App, SampleCharts.Core, StringComparison.Ordinal).Replace("{{ .Chart.Version }}", "{{ trimPrefix \"v\" .Chart.Version }}", StringComparison.Ordinal)));
        var report = await ReleaseAsync();
        Assert.Equal(["image", "chart", "chart"], report.Artifacts.Select(artifact => artifact.Kind));
    }

    [SkippableFact]
    public async Task A_chart_tag_that_names_other_content_keeps_the_images_from_being_published_as_well()
    {
        var taken = Descriptor.Of(MediaTypes.OciIndex, "{\"schemaVersion\":2,\"manifests\":[]}"u8.ToArray());
        await Layout(SampleCharts.Core).PushAsync(taken, ContentSource.FromBytes("{\"schemaVersion\":2,\"manifests\":[]}"u8.ToArray()));
        await Layout(SampleCharts.Core).TagAsync(taken, "1.0.0");
        await PublishHelmAsync("3.14.0");
        Assert.Contains(await RefusedAsync(), violation => violation.Id == WriteOnce.Id && violation.Subject.Contains("core-chart:1.0.0", StringComparison.Ordinal));
        Assert.Equal(taken.Digest, (await Layout(SampleCharts.Core).ResolveAsync("1.0.0"))!.Digest);
    }

    [SkippableFact]
    public async Task A_release_that_ended_between_the_tags_of_images_and_charts_is_finished_by_the_next_run()
    {
        var first = await ReleaseAsync();
        File.Delete(Path.Combine(_shop.Folder["registry"], SampleCharts.Core, "index.json"));
        var second = await ReleaseAsync();
        Assert.Equal([ArtifactStatus.Unchanged, ArtifactStatus.Unchanged, ArtifactStatus.Published], second.Artifacts.Select(artifact => artifact.Status));
        Assert.Equal(first.Artifacts.Select(artifact => artifact.Digest), second.Artifacts.Select(artifact => artifact.Digest));
    }

    [SkippableTheory]
    [InlineData("0.9.0", "chart.images")]
    [InlineData("{{ .Values.APP_VERSION }}", "chart.images")]
    [InlineData("latest", "chart.images")]
    public async Task A_hook_that_installs_another_version_of_an_own_chart_is_refused(string version, string check)
    {
        Commit(("core/templates/hook.yaml", SampleCharts.Hook(version)));
        Assert.Contains(await RefusedAsync(), violation => violation.Id == check && violation.Expected == SampleCharts.App + ":v1.0.0");
    }

    [SkippableFact]
    public async Task A_wrong_image_in_a_chart_that_lies_inside_is_refused_even_where_no_dependency_names_it()
    {
        Commit(("app/charts/part/Chart.yaml", "apiVersion: v2\nname: part\nversion: 0.1.0\n"), ("app/charts/part/templates/a.yaml", SampleCharts.Deployment("quay.io/tools/other:latest")));
        Assert.Contains(await RefusedAsync(), violation => violation.Id == "chart.exact-references" && violation.Subject.Contains("charts/part/templates/a.yaml:11", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_foreign_image_that_does_not_exist_is_refused_with_the_place_that_names_it()
    {
        await PublishHelmAsync("3.15.0");
        var violation = Assert.Single(await RefusedAsync(), violation => violation.Id == "references.resolve");
        Assert.Contains(SampleCharts.Helm + ":3.14.0", violation.Subject, StringComparison.Ordinal);
        Assert.Contains("core/templates/hook.yaml:10", violation.Fix, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_placeholder_that_nothing_stands_for_is_an_error_with_file_and_line()
    {
        Commit(("app/templates/deployment.yaml", SampleCharts.Deployment("OTHER_IMAGE_PLACEHOLDER")));
        var plan = await _shop.PlanAsync("1.0.0");
        var error = await Assert.ThrowsAnyAsync<FaultException>(() => _shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None));
        Assert.Contains("app/templates/deployment.yaml:11", error.Message, StringComparison.Ordinal);
        Assert.Null(await Layout(SampleModule.Repository).ResolveAsync("1.0.0"));
    }

    [SkippableFact]
    public async Task A_dependency_is_taken_from_where_it_was_published_and_its_digest_is_reported()
    {
        var digest = await PublishForeignChartAsync();
        Commit(("core/Chart.yaml", SampleCharts.Files[3].Text + "dependencies:\n- name: foreign\n  version: v2.0.0\n  repository: oci://quay.io/others\n"));
        var report = await ReleaseAsync();
        Assert.Equal(digest, Assert.Single(report.Artifacts[2].Dependencies).Digest);
        var layout = Layout(SampleCharts.Core);
        var chart = await PublishedChart.ReadAsync(layout, (await layout.ResolveAsync("1.0.0"))!, SampleCharts.Core, CancellationToken.None);
        Assert.Contains("quay.io/tools/helm:3.14.0", TextOf(chart, "charts/foreign/templates/deployment.yaml"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_moving_image_of_a_dependency_is_named_and_refuses_nothing()
    {
        await PublishForeignChartAsync(SampleCharts.Helm + ":latest");
        await PublishHelmAsync("latest");
        Commit(("core/Chart.yaml", SampleCharts.Files[3].Text + "dependencies:\n- name: foreign\n  version: v2.0.0\n  repository: oci://quay.io/others\n"));
        var check = Assert.Single((await ReleaseAsync()).Checks, check => check.Id == "chart.exact-references" && !check.IsCheckable);
        Assert.Contains("in dependency foreign: quay.io/tools/helm:latest, which moves", check.Actual, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_dependency_that_nobody_has_is_an_error_before_anything_is_published()
    {
        Commit(("core/Chart.yaml", SampleCharts.Files[3].Text + "dependencies:\n- name: foreign\n  version: v2.0.0\n  repository: oci://quay.io/others\n"));
        var error = await Assert.ThrowsAnyAsync<FaultException>(() => ReleaseAsync());
        Assert.Contains("foreign", error.Message, StringComparison.Ordinal);
        Assert.Null(await Layout(SampleModule.Repository).ResolveAsync("1.0.0"));
    }

    [SkippableTheory]
    [InlineData("1.0.0", null)]
    [InlineData("1.0.1", "chart.render")]
    public async Task What_helm_renders_must_be_what_was_found(string rendered, string? check)
    {
        TestTools.Unless(!OperatingSystem.IsWindows(), "the program that plays helm is a shell script");
        _shop.Source.Git.Index.Remove("core/Chart.yaml");
        File.Delete(Path.Combine(_shop.Source.Folder, "core", "Chart.yaml"));
        Commit();
        var helm = _shop.Folder.WriteProgram("helm", $"#!/bin/sh\ncat <<'END'\n{SampleCharts.Deployment($"{SampleModule.Repository}:{rendered}").Replace("{{ .Values.replicas }}", "1", StringComparison.Ordinal)}END\n");
        _shop.Opinions = [new RenderCheck(new HelmTemplate(helm))];
        if (check is null)
        {
            Assert.All((await ReleaseAsync()).Checks, verdict => Assert.True(verdict.Ok));
        }
        else
        {
            Assert.All(await RefusedAsync(), violation => Assert.Equal(check, violation.Id));
        }
    }

    [SkippableFact]
    public async Task SOURCE_DATE_EPOCH_replaces_the_time_of_the_commit()
    {
        _shop.Environment["SOURCE_DATE_EPOCH"] = "1700000000";
        await ReleaseAsync();
        var layout = Layout(SampleCharts.App);
        var chart = await PublishedChart.ReadAsync(layout, (await layout.ResolveAsync("v1.0.0"))!, SampleCharts.App, CancellationToken.None);
        Assert.Equal("2023-11-14T22:13:20Z", chart.Annotations["org.opencontainers.image.created"]);
    }

    [SkippableFact]
    public async Task A_chart_that_was_changed_in_staging_is_never_published()
    {
        var plan = await _shop.PlanAsync("1.0.0");
        var staged = (await _shop.NewStager().StageAsync(plan, CancellationToken.None)).OfType<StagedChart>().First();
        var manifest = await ImageManifest.FetchAsync(staged.Staging, staged.Root);
        var archive = ((OciLayout)staged.Staging).PathOf(manifest.Layers[0]);
        var bytes = await File.ReadAllBytesAsync(archive);
        bytes[^20] ^= 1;
        File.Delete(archive);
        await File.WriteAllBytesAsync(archive, bytes);
        await Assert.ThrowsAsync<DamagedContentException>(() => staged.VerifyAsync(CancellationToken.None));
    }

    public void Dispose()
    {
        _shop.Dispose();
        _client.DisposeAsync().AsTask().Wait();
    }

    private static string TextOf(PublishedChart chart, string path) => System.Text.Encoding.UTF8.GetString(chart.Files.Find(path)!.Content.Span);

    private void Commit(params (string Path, string Text)[] files)
    {
        _shop.Source.Commit("charts", files);
        _shop.Source.Tag("v1.0.0");
    }

    private OciLayout Layout(string repository) => new LayoutRegistry(_shop.Folder["registry"]).Open(RepositoryName.Parse(repository));

    private async Task<DeliveryReport> ReleaseAsync(IDeliveryTarget? target = null, string version = "1.0.0")
    {
        await PublishHelmAsync("3.14.0");
        return await _shop.NewRun().ExecuteAsync("Release", await _shop.PlanAsync(version, target), CancellationToken.None);
    }

    private async Task<IReadOnlyList<CheckResult>> RefusedAsync()
    {
        var plan = await _shop.PlanAsync("1.0.0");
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None));
        Assert.Null(await Layout(SampleModule.Repository).ResolveAsync("1.0.0"));
        return [.. refusal.Checks.Where(check => !check.Ok)];
    }

    // What others published: any manifest will do.
    private async Task PublishHelmAsync(string tag, ReleaseWorkshop? shop = null)
    {
        var layout = new LayoutRegistry((shop ?? _shop).Folder["elsewhere"]).Open(RepositoryName.Parse(SampleCharts.Helm));
        var manifest = "{\"schemaVersion\":2,\"manifests\":[]}"u8.ToArray();
        var descriptor = Descriptor.Of(MediaTypes.OciIndex, manifest);
        await layout.PushAsync(descriptor, ContentSource.FromBytes(manifest));
        await layout.TagAsync(descriptor, tag);
    }

    private async Task<Digest> PublishForeignChartAsync(string image = SampleCharts.Helm + ":3.14.0")
    {
        ChartFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));
        var files = new ChartFileSet("foreign", [
            File("Chart.yaml", "apiVersion: v2\nname: foreign\nversion: v2.0.0\n"),
            File("values.yaml", "replicas: 2\n"),
            File("templates/deployment.yaml", SampleCharts.Deployment(image)),
        ]);
        var packager = new ChartPackager(new ChartDependencies(_ => []));
        var packaged = await packager.PackageAsync(files, new ChartOrigin(_shop.Folder.FullPath, _shop.Folder.FullPath, DateTimeOffset.UnixEpoch), CancellationToken.None);
        var layout = new LayoutRegistry(_shop.Folder["elsewhere"]).Open(RepositoryName.Parse("quay.io/others/foreign"));
        var root = await ChartArtifact.WriteAsync(packaged, new Dictionary<string, string>(), DateTimeOffset.UnixEpoch, layout, CancellationToken.None);
        await layout.TagAsync(root, "v2.0.0");
        return root.Digest;
    }
}
