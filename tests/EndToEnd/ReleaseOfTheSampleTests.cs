using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Collection(ServersCollection.Name)]
public sealed class ReleaseOfTheSampleTests(RegistryFixture registries) : IDisposable
{
    private const string ManagerPath = "output/registry/ghcr.io/kubestellar-sample/kubestellar/controller-manager";
    private static readonly string[] Release = ["Release", "--version", "0.1.0"];

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task The_first_command_of_the_README_makes_images_that_skopeo_reads_for_both_platforms()
    {
        var report = await _build.ReportOfAsync(Release);
        Assert.All(Statuses(report), status => Assert.Equal("published", status));
        var skopeo = await TestTools.RequireAsync("skopeo");
        foreach (var architecture in new[] { "amd64", "arm64" })
        {
            var inspected = await skopeo.Prepare("inspect", "--override-os", "linux", "--override-arch", architecture, $"oci:{_build.Folder[ManagerPath]}:0.1.0").RunAsync(CancellationToken.None);
            using var image = JsonDocument.Parse(inspected.StandardOutput);
            Assert.Equal(architecture, image.RootElement.GetProperty("Architecture").GetString());
            Assert.Equal(
                report.GetProperty("artifacts")[0].GetProperty("commit").GetString(),
                image.RootElement.GetProperty("Labels").GetProperty("org.opencontainers.image.revision").GetString());
        }
    }

    [SkippableFact]
    public async Task A_second_run_reports_everything_unchanged_and_another_folder_gives_the_same_digests()
    {
        var first = await _build.ReportOfAsync(Release);
        var second = await _build.ReportOfAsync(Release);
        using var elsewhere = new BuildScript();
        var third = await elsewhere.ReportOfAsync(Release, ("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8"));
        Assert.All(Statuses(second), status => Assert.Equal("unchanged", status));
        Assert.Equal(Digests(first), Digests(second));
        Assert.Equal(Digests(first), Digests(third));
    }

    [SkippableFact]
    public async Task A_wrong_version_is_refused_with_what_is_wrong_and_how_to_mend_it()
    {
        var result = await _build.RunAsync(["Release", "--version", "0.2.0"]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("tag.exists", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("v0.1.0", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("git tag v0.2.0", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/registry"]), "a refused release wrote to its target");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_build.Folder["output/Release.json"]));
        Assert.Contains(report.RootElement.GetProperty("checks").EnumerateArray(), check => !check.GetProperty("ok").GetBoolean());
    }

    [SkippableFact]
    public async Task A_release_without_a_version_is_told_which_one_HEAD_has()
    {
        var result = await _build.RunAsync(["Release"]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("name it: --version 0.1.0", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Publish_takes_the_version_from_the_tag_at_HEAD()
    {
        var report = await _build.ReportOfAsync(["Publish"]);
        Assert.Equal("0.1.0", report.GetProperty("version").GetString());
    }

    [SkippableFact]
    public async Task A_dry_run_prints_the_plan_and_writes_nothing()
    {
        var result = await _build.RunAsync([.. Release, "--dry-run"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("controller-manager:0.1.0", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("ok tag.is-head", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output"]), "a dry run wrote output");
    }

    [SkippableFact]
    public async Task A_registry_takes_the_same_bytes_as_a_layout()
    {
        var layout = await _build.ReportOfAsync(Release);
        var registry = await registries.GuardedAsync();
        var remote = await _build.ReportOfAsync(
            [.. Release, "--registry", registry.Host], ("REGISTRY_USERNAME", TestRegistry.UserName), ("REGISTRY_PASSWORD", TestRegistry.Password));
        Assert.Equal(Digests(layout), Digests(remote));
        Assert.Equal($"{registry.Host}/kubestellar-sample/kubestellar/controller-manager:0.1.0", remote.GetProperty("artifacts")[0].GetProperty("reference").GetString());
    }

    [SkippableFact]
    public async Task Wrong_credentials_are_named_by_their_place_and_the_secret_appears_nowhere()
    {
        const string Canary = "canary-pass-4711";
        var registry = await registries.GuardedAsync();
        var result = await _build.RunAsync([.. Release, "--registry", registry.Host, "--verbosity", "Verbose"], ("REGISTRY_USERNAME", "someone"), ("REGISTRY_PASSWORD", Canary));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("REGISTRY_USERNAME", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, result.StandardOutput + result.StandardError, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_build.Root, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Canary, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }
    }

    [SkippableTheory]
    [InlineData("Release --verison 0.1.0", "--version")]
    [InlineData("Relaese", "Release")]
    [InlineData("Release --version 0.1.0 --registry ghcr.io/kubestellar", "oci:<folder> or host[:port]")]
    [InlineData("Release --version 0.1.0 --platform linux", "linux")]
    [InlineData("Release --version 0.1.0 --source nowhere", "no such folder")]
    public async Task A_wrong_argument_is_an_error_that_says_what_would_be_right(string arguments, string expected)
    {
        var result = await _build.RunAsync(arguments.Split(' '));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains(expected, result.StandardOutput + result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/registry"]));
    }

    public void Dispose() => _build.Dispose();

    private static IEnumerable<string?> Statuses(JsonElement report) =>
        report.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("status").GetString());

    private static IReadOnlyList<string?> Digests(JsonElement report) =>
        [.. report.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("digest").GetString())];
}
