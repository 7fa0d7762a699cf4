using System.Text;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Images;

/// <summary>The go command stamps a checkout's commit into binaries where it finds the git program; ko leaves that to it, and so does the builder.</summary>
public sealed class CommitStampTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableTheory]
    [InlineData("", true)]
    [InlineData("-buildvcs=false", false)]
    public async Task The_binary_carries_the_commit_unless_a_flag_says_no(string flag, bool stamped)
    {
        var hasGit = ImageWorkshop.UserEnvironment["PATH"].Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "git")));
        Skip.IfNot(hasGit, "no git on PATH, without which go stamps nothing");
        using var repository = new TemporaryRepository();
        var commit = repository.Commit("first", ("go.mod", "module example.org/app\n\ngo 1.19\n"), ("cmd/hello/main.go", ImageWorkshop.Hello));
        _shop.Request = _shop.Request with { ModuleDirectory = repository.Folder, Flags = flag.Length > 0 ? [flag] : [] };

        var layer = Encoding.Latin1.GetString(await _shop.LayerAsync((await _shop.BuildAsync()).Images[0], 1));
        Assert.Equal(stamped, layer.Contains($"vcs.revision={commit}", StringComparison.Ordinal));
        Assert.Equal(stamped, layer.Contains("vcs.modified=false", StringComparison.Ordinal));
    }
}
