using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Charts.Packaging;

public sealed class ChartFolderTests : IDisposable
{
    private readonly ChartWorkshop _shop = new();

    public ChartFolderTests() => _shop.Write("Chart.yaml", ChartWorkshop.Metadata);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Ignored_files_and_folders_stay_out_and_the_rules_come_along()
    {
        _shop.Write(".helmignore", "*.bak\nnotes/\n");
        foreach (var path in new[] { "x.bak", "notes/a", "deep/notes/b", "deep/x.bak", "deep/kept", "templates/.hidden", "templates/a.yaml", ".dot" })
        {
            _shop.Write(path, path);
        }

        Assert.Equal([".dot", ".helmignore", "Chart.yaml", "deep/kept", "templates/a.yaml"], _shop.Load().Select(file => file.Path));
    }

    [Fact]
    public void A_byte_order_mark_is_dropped()
    {
        _shop.WriteBytes("values.yaml", [0xef, 0xbb, 0xbf, (byte)'a']);

        Assert.Equal("a", ChartWorkshop.Text(_shop.Load(), "values.yaml"));
    }

    [Fact]
    public void Links_within_the_chart_are_followed()
    {
        _shop.Write("docs/a.txt", "a");
        _shop.Link("again", "docs");
        _shop.Link("more/b.txt", "../docs/a.txt");

        var files = _shop.Load();

        Assert.Equal(["Chart.yaml", "again/a.txt", "docs/a.txt", "more/b.txt"], files.Select(file => file.Path));
        Assert.Equal("a", ChartWorkshop.Text(files, "more/b.txt"));
    }

    [Fact]
    public void A_chart_in_a_folder_that_is_a_link_itself_is_read()
    {
        _shop.Write("docs/a.txt", "a");
        File.CreateSymbolicLink(_shop.Folder["source/linked"], "core");

        Assert.Equal(["Chart.yaml", "docs/a.txt"], ChartFolder.Load(_shop.Folder["source/linked"], "linked").Select(file => file.Path));
    }

    [Fact]
    public void A_broken_link_is_refused()
    {
        _shop.Link("templates/gone.yaml", "../nowhere");

        Refuses("core/templates/gone.yaml", "a link to a file or folder");
    }

    [Fact]
    public void A_link_that_leaves_the_chart_is_refused_unless_it_is_ignored()
    {
        _shop.Folder.Write("source/secret.txt", "not of the chart");
        _shop.Link("secret.txt", "../secret.txt");

        Refuses("core/secret.txt", "a link to something inside core");

        _shop.Write(".helmignore", "secret.txt");
        Assert.Equal(2, _shop.Load().Count);
    }

    [Fact]
    public void Rules_behind_a_link_that_leaves_the_chart_are_refused_unread()
    {
        _shop.Folder.Write("source/secret.txt", "not of the chart [");
        _shop.Link(".helmignore", "../secret.txt");

        Refuses("core/.helmignore", "a link to something inside core");
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        _shop.Link("one", "two");
        _shop.Link("two", "one");

        Refuses("core/one", "a link to a file or folder");
    }

    [Fact]
    public void A_link_to_a_folder_above_itself_is_refused()
    {
        _shop.Link("deep/up", "..");

        Refuses("core/deep/up/", "folders that do not contain themselves");
    }

    [Fact]
    public void A_file_of_five_mebibytes_is_read_and_one_byte_more_is_refused()
    {
        _shop.WriteBytes("large.bin", new byte[ChartFolder.MaxFileSize]);
        Assert.Equal(ChartFolder.MaxFileSize, _shop.Load().Find("large.bin")!.Content.Length);

        _shop.WriteBytes("large.bin", new byte[ChartFolder.MaxFileSize + 1]);
        Refuses("core/large.bin", "at most 5242880 bytes");
    }

    [Fact]
    public void More_than_an_archive_may_hold_is_refused_while_it_is_read()
    {
        foreach (var number in Enumerable.Range(0, 21))
        {
            _shop.WriteBytes($"{number}.bin", new byte[ChartFolder.MaxFileSize]);
        }

        Refuses("core", "at most 104857600 bytes");
    }

    [Fact]
    public void Links_that_multiply_folders_without_end_are_refused()
    {
        foreach (var level in Enumerable.Range(0, 20))
        {
            _shop.Link($"d{level}/a", $"../d{level + 1}");
            _shop.Link($"d{level}/b", $"../d{level + 1}");
        }

        _shop.Write("d20/x", "");

        Refuses("core", "at most 10000 files");
    }

    [SkippableFact]
    public async Task A_name_that_is_no_utf8_is_refused()
    {
        Skip.If(!OperatingSystem.IsLinux());
        await ShellAsync("touch \"$(printf 'a\\377b')\"");
        try
        {
            Refuses("core/a\uFFFDb", "a name in UTF-8");
        }
        finally
        {
            // .NET cannot name the file, and so cannot remove it with the rest.
            await ShellAsync("rm \"$(printf 'a\\377b')\"");
        }

        Task ShellAsync(string line) => new Command("sh").With("-c", line).WithWorkingDirectory(_shop.Chart).RunAsync(CancellationToken.None);
    }

    [SkippableFact]
    public async Task A_pipe_is_refused_without_waiting_for_it()
    {
        Skip.If(OperatingSystem.IsWindows());
        await new Command("mkfifo").With(_shop.Folder["source/core/pipe"]).RunAsync(CancellationToken.None);

        Refuses("core/pipe", "a regular file");
    }

    [Fact]
    public void An_empty_file_is_a_regular_one()
    {
        _shop.Write("empty", "");

        Assert.True(_shop.Load().Find("empty")!.Content.IsEmpty);
    }

    [SkippableFact]
    public void A_name_with_a_backslash_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows());
        _shop.Write("a\\b", "");

        Refuses("core/a\\b", "without backslashes");
    }

    [Fact]
    public void A_folder_without_metadata_or_no_folder_at_all_is_no_chart()
    {
        File.Delete(_shop.Folder["source/core/Chart.yaml"]);

        Assert.Equal("core", Assert.Throws<MissingChartFileException>(() => _shop.Load()).Location);
        Assert.Throws<MissingChartFileException>(() => ChartFolder.Load(_shop.Folder["nowhere"], "nowhere"));
    }

    [Fact]
    public void Rules_that_are_not_utf8_are_refused_with_the_place()
    {
        _shop.WriteBytes(".helmignore", [(byte)'a', (byte)'\n', (byte)'b', 0xff]);

        var error = Assert.Throws<InvalidTextException>(() => _shop.Load());
        Assert.Equal(("core/.helmignore", 2, 2), (error.File, error.Line, error.Column));
    }

    private void Refuses(string path, string expected)
    {
        var error = Assert.Throws<ChartFileException>(() => _shop.Load());
        Assert.Equal(path, error.Path);
        Assert.Contains(expected, error.Fault.Expected, StringComparison.Ordinal);
    }
}
