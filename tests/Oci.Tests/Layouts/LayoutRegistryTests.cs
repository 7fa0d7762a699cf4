using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layouts;

public sealed class LayoutRegistryTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ghcr.io/kubestellar/ocm-status-addon", "ghcr.io/kubestellar/ocm-status-addon")]
    [InlineData("127.0.0.1:5000/a", "127.0.0.1_5000/a")]
    public void Each_repository_has_a_folder_that_tools_can_name(string name, string expected)
    {
        var registry = new LayoutRegistry(_folder.FullPath);

        Assert.Equal(_folder[Path.Combine(expected.Split('/'))], registry.Open(RepositoryName.Parse(name)).Folder);
    }

    [Fact]
    public async Task Repositories_below_one_another_do_not_mix()
    {
        var registry = new LayoutRegistry(_folder.FullPath);
        var outer = registry.Open(RepositoryName.Parse("ghcr.io/a"));
        var inner = registry.Open(RepositoryName.Parse("ghcr.io/a/b"));
        var image = await new SampleImage("inner").PushToAsync(inner, "1");

        Assert.Null(await outer.ResolveAsync("1"));
        await new SampleImage("outer").PushToAsync(outer, "2");
        Assert.Equal(image.Root, await inner.ResolveAsync("1"));
        Assert.Equal(["2"], await outer.ListTagsAsync().ToListAsync());
    }

    [Fact]
    public void A_folder_that_can_be_written_to_is_left_as_it_was()
    {
        _folder.Write("old/file", "");

        new LayoutRegistry(_folder["new/folder"]).RequireWritable();
        new LayoutRegistry(_folder["old"]).RequireWritable();

        Assert.False(Directory.Exists(_folder["new"]));
        Assert.Equal([_folder["old/file"]], Directory.GetFileSystemEntries(_folder["old"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_named_before_anything_is_done()
    {
        // A file where a folder should be stops root as well, which permissions do not.
        var registry = new LayoutRegistry(Path.Combine(_folder.Write("file", ""), "below"));

        var error = Assert.Throws<UnwritableFolderException>(registry.RequireWritable);
        Assert.Equal(registry.Folder, error.Folder);
        await Assert.ThrowsAsync<UnwritableFolderException>(() => new SampleImage("x").PushToAsync(registry.Open(RepositoryName.Parse("ghcr.io/a"))));
    }
}
