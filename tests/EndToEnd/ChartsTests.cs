using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Collection(ServersCollection.Name)]
public sealed class ChartsTests(RegistryFixture registries) : IDisposable
{
    private static readonly string[] Release = ["Release", "--version", "0.1.0"];

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task The_sample_is_released_with_charts_of_every_kind_in_the_order_of_their_references()
    {
        var report = await _build.ReportOfAsync(Release);
        var references = Artifacts(report).Select(artifact => artifact.GetProperty("reference").GetString()!.Split("kubestellar-sample/")[1]).ToList();
        Assert.Equal(
            ["kubestellar/controller-manager:0.1.0", "kubestellar/ocm-transport-controller:0.1.0", "ocm-status-addon:0.1.0"],
            references[..3]);
        Assert.Equal(
            ["kubestellar/controller-manager-chart:0.1.0", "kubestellar/core-chart:0.1.0", "kubestellar/ocm-transport-controller-chart:0.1.0", "ocm-status-addon-chart:v0.1.0"],
            references[3..].Order(StringComparer.Ordinal));
        var core = references.FindIndex(reference => reference.Contains("core-chart", StringComparison.Ordinal));
        Assert.All(["controller-manager-chart", "ocm-status-addon-chart"], chart => Assert.True(references.FindIndex(reference => reference.Contains(chart, StringComparison.Ordinal)) < core));
    }

    [SkippableFact]
    public async Task Time_zone_locale_and_folder_do_not_change_the_charts()
    {
        var first = await _build.ReportOfAsync(Release);
        using var elsewhere = new BuildScript();
        var second = await elsewhere.ReportOfAsync(Release, ("TZ", "Pacific/Chatham"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE.UTF-8"));
        Assert.Equal(Digests(first), Digests(second));
    }

    [SkippableFact]
    public async Task oras_and_skopeo_read_the_charts_from_a_registry()
    {
        var registry = await registries.OpenAsync();
        await _build.ReportOfAsync([.. Release, "--registry", registry.Host]);
        var chart = $"{registry.Host}/kubestellar-sample/kubestellar/core-chart:0.1.0";
        var skopeo = await TestTools.RequireAsync("skopeo");
        var raw = await skopeo.Prepare("inspect", "--raw", "--tls-verify=false", $"docker://{chart}").RunAsync(CancellationToken.None);
        using var manifest = JsonDocument.Parse(raw.StandardOutput);
        Assert.Equal("application/vnd.cncf.helm.config.v1+json", manifest.RootElement.GetProperty("config").GetProperty("mediaType").GetString());
        Assert.Equal("core-chart", manifest.RootElement.GetProperty("annotations").GetProperty("org.opencontainers.image.title").GetString());
        var oras = await TestTools.RequireAsync("oras");
        await oras.Prepare("pull", "--plain-http", "--output", _build.Folder.Make("pulled"), chart).RunAsync(CancellationToken.None);
        var config = await oras.Prepare("manifest", "fetch-config", "--plain-http", chart).RunAsync(CancellationToken.None);
        using var metadata = JsonDocument.Parse(config.StandardOutput);
        Assert.Equal("0.1.0", metadata.RootElement.GetProperty("appVersion").GetString());
    }

    [SkippableFact]
    public async Task Chart_rewrites_derived_files_only_and_LocalChart_nothing_in_the_checkout()
    {
        await _build.RunAsync(["Release", "--version", "0.1.0", "--dry-run"]);
        var checkout = _build.Folder[".nuke/temp/delivery/sample/kubestellar"];
        var before = Snapshot(checkout);
        var copied = await _build.ReportOfAsync(["LocalChart", "--source", checkout, "--img", "ko.local/controller-manager:v1.0.0-dev"]);
        Assert.Equal(before, Snapshot(checkout));
        Assert.All(Statuses(copied), status => Assert.Equal("written", status));
        var template = await File.ReadAllTextAsync(_build.Folder["output/local-chart/controller-manager-chart/templates/controller-manager.yaml"]);
        Assert.Contains("image: ko.local/controller-manager:1.0.0-dev\n", template, StringComparison.Ordinal);
        await _build.ReportOfAsync(["Chart", "--source", checkout, "--version", "0.1.0"]);
        var derived = Path.Combine(checkout, "chart", "templates", "controller-manager.yaml");
        Assert.Equal([derived], Snapshot(checkout).Except(before).Select(file => file.Path));
        Assert.Contains("image: ghcr.io/kubestellar-sample/kubestellar/controller-manager:0.1.0\n", await File.ReadAllTextAsync(derived), StringComparison.Ordinal);
        var again = await _build.ReportOfAsync(["Chart", "--source", checkout, "--version", "0.1.0"]);
        Assert.All(Statuses(again), status => Assert.Equal("unchanged", status));
    }

    [SkippableFact]
    public async Task A_second_opinion_without_helm_is_an_error_that_says_so_and_nothing_is_published()
    {
        TestTools.Unless(!InPath("helm"), "helm is on PATH");
        var result = await _build.RunAsync([.. Release, "--render"]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("helm 3 on PATH", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/registry"]));
    }

    [SkippableFact]
    public async Task A_kustomize_that_is_none_is_an_error_that_names_it()
    {
        var result = await _build.RunAsync(["LocalChart"], ("KUSTOMIZE", "/nowhere/kustomize"));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("/nowhere/kustomize", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/local-chart"]));
    }

    public void Dispose() => _build.Dispose();

    private static JsonElement.ArrayEnumerator Artifacts(JsonElement report) => report.GetProperty("artifacts").EnumerateArray();

    private static IReadOnlyList<string?> Digests(JsonElement report) => [.. Artifacts(report).Select(artifact => artifact.GetProperty("digest").GetString())];

    private static IEnumerable<string?> Statuses(JsonElement report) => Artifacts(report).Select(artifact => artifact.GetProperty("status").GetString());

    private static bool InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static HashSet<(string Path, string Content)> Snapshot(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (file, Convert.ToHexString(File.ReadAllBytes(file))))];
}
