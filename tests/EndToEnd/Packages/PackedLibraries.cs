using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Packages;

/// <summary>The packages that <c>Pack</c> makes of this repository's files as they are, tagged in a repository of their own.</summary>
public sealed class PackedLibraries : IDisposable
{
    public const string Version = "0.0.1-consumer.1";

    private readonly BuildScript _build = new();
    private readonly Lazy<Task<string>> _folder;

    public PackedLibraries() => _folder = new Lazy<Task<string>>(() => Task.Run(PackAsync));

    /// <summary>Makes the packages when they are first asked for, and returns their folder.</summary>
    public Task<string> FolderAsync() => _folder.Value;

    public void Dispose() => _build.Dispose();

    private async Task<string> PackAsync()
    {
        await CopySourcesAsync();
        var result = await _build.RunAsync(["Pack"]);
        Assert.True(result.ExitCode == 0, $"{result.StandardOutput}\n{result.StandardError}");
        return _build.Folder["output/packages"];
    }

    private async Task CopySourcesAsync()
    {
        var listed = await new Command("git").With("ls-files", "-z", "--cached", "--others", "--exclude-standard").WithWorkingDirectory(TestTools.RepositoryRoot).RunAsync(CancellationToken.None);
        foreach (var file in listed.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(TestTools.RepositoryRoot, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_build.Folder[file])!);
            File.Copy(Path.Combine(TestTools.RepositoryRoot, file), _build.Folder[file]);
        }

        await Checkout.CommitAsync(_build.Root, $"v{Version}");
        _build.Folder.Write(".git/info/exclude", "/tmp/\n");
    }
}
