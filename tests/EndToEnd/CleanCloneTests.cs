using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Trait("Category", "Long")]
public sealed class CleanCloneTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [SkippableFact]
    public async Task A_clean_clone_with_nothing_but_the_SDK_and_git_releases_the_sample()
    {
        TestTools.Unless(File.Exists("/usr/bin/apt-get"), "bringing Go needs Debian");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        await new Command("git").With("clone", "--quiet", TestTools.RepositoryRoot, _folder["clone"]).RunAsync(patience.Token);
        var first = await BuildAsync(patience.Token);
        Assert.Contains("│ published", first.StandardOutput, StringComparison.Ordinal);
        var second = await BuildAsync(patience.Token);
        Assert.Contains("│ unchanged", second.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("Building the build program", second.StandardError, StringComparison.Ordinal);
        var status = await new Command("git").With("status", "--porcelain").WithWorkingDirectory(_folder["clone"]).RunAsync(patience.Token);
        Assert.Equal("", status.StandardOutput);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<CommandResult> BuildAsync(CancellationToken cancellation)
    {
        var sdk = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? root : "/usr/share/dotnet";
        return await new Command("/usr/bin/env")
            .With("-i", $"HOME={_folder.Make("home")}", $"PATH={sdk}:/usr/bin:/bin", "./build.sh", "Release", "--version", "0.1.0")
            .WithWorkingDirectory(_folder["clone"])
            .RunAsync(cancellation);
    }
}
