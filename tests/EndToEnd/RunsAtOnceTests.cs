
namespace KubeStellar.EndToEnd;

public sealed class RunsAtOnceTests : IDisposable
{
    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task Two_first_releases_in_one_folder_follow_each_other_and_both_are_right()
    {
        string[] release = ["Release", "--version", "0.1.0"];
        var results = await Task.WhenAll(_build.RunAsync(release), _build.RunAsync(release));
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError));
        var waited = Assert.Single(results, result => result.StandardOutput.Contains("waiting for Release (process ", StringComparison.Ordinal));
        Assert.Contains($"which writes into {_build.Folder["output"]}", waited.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("unchanged", waited.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_lock_of_a_killed_run_is_free()
    {
        _build.Folder.Write("output/.run.lock", "");
        _build.Folder.Write("output/.run.lock.holder", "1\n2026-01-01T00:00:00.0000000+00:00\nRelease\n");
        var result = await _build.RunAsync(["LocalChart"]);
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        Assert.DoesNotContain("waiting for", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_file_system_that_locks_nothing_is_refused_before_anything_is_written()
    {
        var first = await _build.RunAsync(["LocalChart"]);
        Assert.True(first.ExitCode == 0, first.StandardOutput);
        Directory.Delete(_build.Folder["output"], recursive: true);

        // .NET behaves then as on such a file system.
        var result = await _build.RunAsync(["Release", "--version", "0.1.0"], ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("a file system that locks files", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/staging"]));
    }

    public void Dispose() => _build.Dispose();
}
