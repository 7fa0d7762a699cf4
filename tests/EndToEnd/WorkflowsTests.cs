using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

public sealed class WorkflowsTests : IDisposable
{
    private readonly BuildScript _build = new();

    [SkippableTheory]
    [InlineData("ci")]
    [InlineData("release")]
    public async Task A_workflow_in_the_repository_is_the_one_that_the_build_generates(string name)
    {
        string[] generate = ["--generate-configuration", $"GitHubActions_{name}", "--host", "GitHubActions"];
        var run = await _build.RunAsync(generate);
        Assert.True(run.ExitCode == 0, run.StandardOutput + run.StandardError);
        var file = $".github/workflows/{name}.yml";
        var committed = await File.ReadAllBytesAsync(Path.Combine(TestTools.RepositoryRoot, file));
        var generated = await File.ReadAllBytesAsync(_build.Folder[file]);
        Assert.True(
            committed.SequenceEqual(generated),
            $"{file} is not what the build generates; mend it with ./build.sh {string.Join(' ', generate)} and commit it");
    }

    public void Dispose() => _build.Dispose();
}
