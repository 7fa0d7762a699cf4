using KubeStellar.Delivery.Releases;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class CommitBoundaryTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();

    [SkippableFact]
    public async Task A_source_file_that_links_out_of_the_commit_is_not_built()
    {
        using var elsewhere = new TemporaryDirectory();
        var outside = elsewhere.Write("more.go", "package main\n\nfunc init() {}\n");
        File.CreateSymbolicLink(Path.Combine(_shop.Source.Folder, "cmd/hello/more.go"), outside);
        _shop.Source.Commit("link");
        _shop.Source.Tag("v1.1.0");
        var error = await Assert.ThrowsAsync<OutsideSourceException>(() => _shop.ReleaseAsync("1.1.0"));
        Assert.Equal(("cmd/hello/more.go", outside), (error.Path, error.Target));
    }

    [SkippableFact]
    public async Task A_module_that_is_replaced_by_a_folder_outside_the_commit_is_not_built()
    {
        using var elsewhere = new TemporaryDirectory();
        elsewhere.Write("go.mod", "module example.org/dependency\n\ngo 1.19\n");
        _shop.Source.Commit("replace", ("go.mod", $"module github.com/owner/hello\n\ngo 1.19\n\nreplace example.org/dependency => {elsewhere.FullPath}\n"));
        _shop.Source.Tag("v1.1.0");
        Assert.Equal("go.mod:5", (await Assert.ThrowsAsync<OutsideSourceException>(() => _shop.ReleaseAsync("1.1.0"))).Path);
    }

    [SkippableFact]
    public async Task A_declared_folder_outside_the_commit_is_not_built()
    {
        using var elsewhere = new TemporaryRepository();
        elsewhere.Commit("same", SampleModule.Files());
        var declarations = File.ReadAllText(Path.Combine(_shop.Source.Folder, ".goreleaser.yaml"));
        _shop.Source.Commit("elsewhere", (".goreleaser.yaml", declarations.Replace("  main:", $"  dir: {elsewhere.Folder}\n  main:", StringComparison.Ordinal)));
        _shop.Source.Tag("v1.1.0");
        await Assert.ThrowsAsync<OutsideSourceException>(() => _shop.ReleaseAsync("1.1.0"));
    }

    public void Dispose() => _shop.Dispose();
}
