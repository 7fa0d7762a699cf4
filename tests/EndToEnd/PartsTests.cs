using System.Text.Json;

namespace KubeStellar.EndToEnd;

public sealed class PartsTests : IDisposable
{
    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task The_sample_built_in_two_parts_rehearsed_from_them_and_promoted_is_the_sample_released_at_once()
    {
        foreach (var architecture in new[] { "amd64", "arm64" })
        {
            var part = await _build.ReportOfAsync(["Release", "--version", "0.1.0", "--platform", $"linux/{architecture}", "--partial", $"parts/{architecture}"]);
            Assert.Equal(["image written"], part.GetProperty("artifacts").EnumerateArray().Select(artifact => $"{artifact.GetProperty("kind")} {artifact.GetProperty("status")}").Distinct());
        }

        Assert.False(Directory.Exists(_build.Folder["output/registry"]));
        var rehearsed = await _build.ReportOfAsync(["Rehearse", "--version", "0.1.0", "--merge", "parts/amd64,parts/arm64", "--registry", "oci:rehearsal"]);
        var promoted = await _build.ReportOfAsync(["Promote", "--version", "0.1.0", "--from", "oci:rehearsal", "--registry", "oci:home"]);
        using var other = new BuildScript();
        var whole = await other.ReportOfAsync(["Release", "--version", "0.1.0"]);

        Assert.Equal(7, Digests(whole).Count);
        Assert.Equal(Digests(whole), Digests(rehearsed));
        Assert.Equal(Digests(whole), Digests(promoted));
    }

    [SkippableFact]
    public async Task A_release_is_a_part_or_made_of_parts_but_not_both()
    {
        var run = await _build.RunAsync(["Release", "--version", "0.1.0", "--partial", "part", "--merge", "part"]);
        Assert.Equal(255, run.ExitCode);
        Assert.Contains("build each part with --partial, then join all of them with --merge", run.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _build.Dispose();

    private static List<string> Digests(JsonElement report) =>
        [.. report.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("digest").GetString()!).Order(StringComparer.Ordinal)];
}
