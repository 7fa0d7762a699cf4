using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Collection(ServersCollection.Name)]
public sealed class RehearsalTests : IDisposable
{
    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task What_is_rehearsed_in_a_folder_and_promoted_to_a_registry_is_what_a_direct_release_makes_there()
    {
        await using var promotedTo = await TestRegistry.StartAsync();
        await using var releasedTo = await TestRegistry.StartAsync();
        var rehearsed = await _build.ReportOfAsync(["Rehearse", "--version", "0.1.0"]);
        var promoted = await _build.ReportOfAsync(["Promote", "--version", "0.1.0", "--registry", promotedTo.Host]);
        var released = await _build.ReportOfAsync(["Release", "--version", "0.1.0", "--registry", releasedTo.Host]);

        Assert.Equal(Digests(released), Digests(promoted));
        Assert.Equal(Digests(released), Digests(rehearsed));
        var skopeo = await TestTools.RequireAsync("skopeo");
        foreach (var reference in released.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("reference").GetString()!))
        {
            var path = reference[releasedTo.Host.Length..];
            Assert.Equal(await RawAsync(skopeo, releasedTo.Host + path), await RawAsync(skopeo, promotedTo.Host + path));
        }
    }

    [SkippableFact]
    public async Task A_rehearsal_replaces_the_earlier_one_in_the_usual_place()
    {
        await _build.ReportOfAsync(["Rehearse", "--version", "0.1.0-rc.1", "--skip-check", "tag.is-head"]);
        var final = await _build.ReportOfAsync(["Rehearse", "--version", "0.1.0"]);
        Assert.All(final.GetProperty("artifacts").EnumerateArray(), artifact => Assert.Equal("published", artifact.GetProperty("status").GetString()));
        Assert.DoesNotContain(Directory.GetFiles(_build.Folder["output/rehearsal"], "index.json", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("0.1.0-rc.1", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_promotion_without_a_rehearsal_says_what_to_do()
    {
        var result = await _build.RunAsync(["Promote", "--version", "0.1.0"]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("no such folder", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("Rehearse", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/registry"]));
    }

    [SkippableFact]
    public async Task A_check_is_skipped_loudly_in_a_folder_and_not_at_all_in_a_registry_that_others_read()
    {
        var result = await _build.RunAsync(["Release", "--version", "0.1.0-rc.1", "--skip-check", "tag.is-head"]);
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        Assert.Contains("SKIPPED tag.is-head", result.StandardOutput, StringComparison.Ordinal);
        var refused = await _build.RunAsync(["Release", "--version", "0.1.0-rc.1", "--skip-check", "tag.is-head", "--registry", "ghcr.io"]);
        Assert.Equal(255, refused.ExitCode);
        Assert.Contains("which others read", refused.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _build.Dispose();

    private static async Task<string> RawAsync(TestTool skopeo, string reference) =>
        (await skopeo.Prepare("inspect", "--raw", "--tls-verify=false", $"docker://{reference}").RunAsync(CancellationToken.None)).StandardOutput;

    private static IReadOnlyList<string?> Digests(JsonElement report) =>
        [.. report.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("digest").GetString())];
}
