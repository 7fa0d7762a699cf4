using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class KodataTests : IDisposable
{
    private const string Kodata = "src/cmd/hello/kodata";
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task Files_come_in_the_order_of_Gos_walk_without_folders_of_their_own()
    {
        foreach (var name in new[] { "b.txt", "a/z", "a/b/c", "a.txt", "a-b", "B", ".hidden", ".git/HEAD" })
            _shop.Folder.Write($"{Kodata}/{name}", name);
        Directory.CreateDirectory(_shop.Folder[$"{Kodata}/empty"]);

        Assert.Equal(
            TarBytes.Archive(
                TarBytes.Folder("/var"),
                TarBytes.Folder("/var/run"),
                TarBytes.Folder("/var/run/ko"),
                TarBytes.File("/var/run/ko/.git/HEAD", ".git/HEAD"),
                TarBytes.File("/var/run/ko/.hidden", ".hidden"),
                TarBytes.File("/var/run/ko/B", "B"),
                TarBytes.File("/var/run/ko/a/b/c", "a/b/c"),
                TarBytes.File("/var/run/ko/a/z", "a/z"),
                TarBytes.File("/var/run/ko/a-b", "a-b"),
                TarBytes.File("/var/run/ko/a.txt", "a.txt"),
                TarBytes.File("/var/run/ko/b.txt", "b.txt")),
            await LayerAsync());
    }

    [SkippableFact]
    public async Task Times_come_from_the_request_and_stand_in_the_history()
    {
        _shop.Folder.Write($"{Kodata}/file", "text");
        _shop.Request = _shop.Request with { KodataTime = DateTimeOffset.FromUnixTimeSeconds(1_600_000_000) };
        var image = (await _shop.BuildAsync()).Images[0];

        Assert.Equal(
            TarBytes.Archive(
                TarBytes.Folder("/var", 1_600_000_000),
                TarBytes.Folder("/var/run", 1_600_000_000),
                TarBytes.Folder("/var/run/ko", 1_600_000_000),
                TarBytes.File("/var/run/ko/file", "text", 1_600_000_000)),
            await _shop.LayerAsync(image, 2));
        Assert.Equal("2020-09-13T12:26:40Z", (await _shop.ConfigAsync(image)).History[0].Created.ToString());
    }

    [SkippableFact]
    public async Task Links_to_files_and_folders_inside_the_source_tree_are_followed()
    {
        _shop.Folder.Write("src/LICENSE", "license");
        _shop.Folder.Write("src/shared/one/two.txt", "two");
        _shop.Folder.Write($"{Kodata}/plain", "plain");
        Link($"{Kodata}/LICENSE", "../../../LICENSE");
        Link($"{Kodata}/linked", "../../../shared");
        Link($"{Kodata}/again", "linked/one");

        Assert.Equal(
            "/var /var/run /var/run/ko /var/run/ko/LICENSE /var/run/ko/again/two.txt /var/run/ko/linked/one/two.txt /var/run/ko/plain",
            TarBytes.Names(await LayerAsync()));
    }

    [SkippableFact]
    public async Task A_kodata_folder_that_is_a_link_is_followed()
    {
        _shop.Folder.Write("src/data/file", "text");
        Link(Kodata, "../../data");
        Assert.Equal("/var /var/run /var/run/ko /var/run/ko/file", TarBytes.Names(await LayerAsync()));
    }

    [SkippableFact]
    public async Task Links_may_lead_anywhere_inside_the_git_checkout()
    {
        _shop.Folder.Write(".git/HEAD", "ref: refs/heads/main");
        _shop.Folder.Write("NOTICE", "notice");
        Link($"{Kodata}/NOTICE", "../../../../NOTICE");

        // The folder only looks like a checkout, which the git program would complain about.
        _shop.Set("GOFLAGS", "-buildvcs=false");
        Assert.EndsWith(" /var/run/ko/NOTICE", TarBytes.Names(await LayerAsync()), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("nowhere")]
    [InlineData("../../../../outside.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("..")]
    [InlineData("loop")]
    public async Task A_link_that_leads_nowhere_out_of_the_tree_or_in_a_circle_is_an_error(string target)
    {
        await ImageWorkshop.RequireGoAsync();
        _shop.Folder.Write("outside.txt", "not part of the checkout");
        _shop.Folder.Write($"{Kodata}/plain", "plain");
        Link($"{Kodata}/loop", target);
        var exception = await Assert.ThrowsAsync<KodataException>(() => _shop.BuildAsync());
        Assert.Contains("kodata", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shop.Staging.Folder));
    }

    [SkippableFact]
    public async Task The_allowed_tree_can_be_widened_by_the_environment_as_with_ko()
    {
        _shop.Folder.Write("outside.txt", "wanted");
        Link($"{Kodata}/wanted.txt", "../../../../outside.txt");
        _shop.Set("KO_DATA_PATH_ALLOWED_ROOT", _shop.Folder.FullPath);
        Assert.EndsWith(" /var/run/ko/wanted.txt", TarBytes.Names(await LayerAsync()), StringComparison.Ordinal);
    }

    private async Task<byte[]> LayerAsync() => await _shop.LayerAsync((await _shop.BuildAsync()).Images[0], 2);

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_shop.Folder[path])!);
        File.CreateSymbolicLink(_shop.Folder[path], target);
    }
}
