using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Trees;

public sealed class CheckoutWriterTests : IDisposable
{
    private static readonly DateTime Long = DateTime.UnixEpoch.AddYears(30);

    private static readonly string[] Folders = ["", "a/", "b/", "a/b/", "a/b/c/"];

    private static readonly Gen<Dictionary<string, string>> Trees =
        Gen.Dictionary(Gen.Select(Gen.Int[0, 4], Gen.Char["fg"], (folder, file) => $"{Folders[folder]}{file}.go"), Gen.String[Gen.Char["12\n"], 0, 2])[0, 6];

    private readonly TemporaryDirectory _checkout = new();

    [Fact]
    public void Files_are_added_replaced_and_removed_with_folders_that_become_empty_and_others_stay()
    {
        foreach (var path in new[] { "gen/changed.go", "gen/equal.go", "gen/old/deep/gone.go", "gen/half/gone.go", "gen/half/kept.go", "other/kept.txt" })
        {
            File.SetLastWriteTimeUtc(_checkout.Write(path, "old\n"), Long);
        }

        var touched = CheckoutWriter.Apply(
            _checkout.FullPath,
            [Put("gen/changed.go", "new\n"), Put("gen/equal.go", "old\n"), Put("gen/added/deep.go", "added\n"), Gone("gen/old/deep/gone.go"), Gone("gen/half/gone.go"), Gone("gen/never/was.go")]);
        Assert.Equal(["gen/added/deep.go", "gen/changed.go", "gen/half/gone.go", "gen/old/deep/gone.go"], touched);
        Assert.Equal(["gen/added/deep.go", "gen/changed.go", "gen/equal.go", "gen/half/kept.go", "other/kept.txt"], Paths());
        Assert.False(Directory.Exists(_checkout["gen/old"]));
        Assert.Equal("new\n", File.ReadAllText(_checkout["gen/changed.go"]));
        Assert.All(new[] { "gen/equal.go", "gen/half/kept.go", "other/kept.txt" }, path => Assert.Equal(Long, File.GetLastWriteTimeUtc(_checkout[path])));
    }

    [Fact]
    public void The_last_file_takes_its_folders_along_but_never_the_checkout()
    {
        _checkout.Write("a/b/c.go", "x");
        CheckoutWriter.Apply(_checkout.FullPath, [Gone("a/b/c.go")]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_checkout.FullPath));
        Assert.Empty(CheckoutWriter.Apply(_checkout.FullPath, [Gone("a/b/c.go"), Gone("d.go")]));
        Assert.True(Directory.Exists(_checkout.FullPath));
    }

    [Fact]
    public void Whatever_was_there_becomes_what_was_derived_without_leftovers_and_a_second_time_touches_nothing() => Trees.Select(Trees).Sample((before, after) =>
    {
        using var checkout = new TemporaryDirectory();
        foreach (var (path, text) in before)
        {
            checkout.Write(path, text);
        }

        FileChange[] changes = [.. before.Keys.Except(after.Keys).Select(Gone), .. after.Select(file => Put(file.Key, file.Value))];
        Assert.Equal(changes.Length - before.Count(file => after.GetValueOrDefault(file.Key) == file.Value), CheckoutWriter.Apply(checkout.FullPath, changes).Count);
        Assert.Equal(
            after.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(checkout.FullPath, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(checkout.FullPath, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(after, file => Assert.Equal(file.Value, File.ReadAllText(checkout[file.Key])));
        Assert.All(Directory.EnumerateDirectories(checkout.FullPath, "*", SearchOption.AllDirectories), folder => Assert.NotEmpty(Directory.EnumerateFileSystemEntries(folder)));
        Assert.Empty(CheckoutWriter.Apply(checkout.FullPath, changes));
    }, iter: 100);

    [UnsupportedOSPlatform("windows")]
    [SkippableFact]
    public void A_file_keeps_its_mode_and_a_new_one_gets_what_was_derived()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes");
        var replaced = _checkout.Write("replaced", "old");
        File.SetUnixFileMode(replaced, (UnixFileMode)0b100_100_000);
        CheckoutWriter.Apply(_checkout.FullPath, [Put("replaced", "new"), Put("script", "#!/bin/sh\n", TreeFileKind.Executable), Put("plain", "x")]);
        Assert.Equal((UnixFileMode)0b100_100_000, File.GetUnixFileMode(replaced));
        Assert.Equal("new", File.ReadAllText(replaced));
        var (script, plain) = (File.GetUnixFileMode(_checkout["script"]), File.GetUnixFileMode(_checkout["plain"]));
        Assert.Equal(plain | UnixFileMode.UserExecute, script & ~(UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
    }

    [SkippableTheory]
    [InlineData("gen/made.go", "gen", "elsewhere")]
    [InlineData("pkg/gen/deep/made.go", "pkg/gen", "../elsewhere")]
    [InlineData("gen/file.go", "gen/file.go", "../elsewhere/kept.go")]
    public void A_link_on_the_way_is_refused_and_nothing_is_written(string path, string link, string target)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has links for administrators alone");
        _checkout.Write("elsewhere/kept.go", "kept");
        Directory.CreateDirectory(Path.GetDirectoryName(_checkout[link])!);
        File.CreateSymbolicLink(_checkout[link], target);
        foreach (var change in new[] { Put(path, "new"), Gone(path) })
        {
            var error = Assert.Throws<SymlinkedOutputException>(() => CheckoutWriter.Apply(_checkout.FullPath, [Put("a-first/one.go", "new"), change]));
            Assert.Equal((link, target), (error.Link, error.Target));
        }

        Assert.Equal(["elsewhere/kept.go"], Directory.GetFiles(_checkout["elsewhere"]).Select(file => Path.GetRelativePath(_checkout.FullPath, file)));
        Assert.Equal("kept", File.ReadAllText(_checkout["elsewhere/kept.go"]));
        Assert.False(Directory.Exists(_checkout["a-first"]));
    }

    [Theory]
    [InlineData("z/in-the-way")]
    [InlineData("z")]
    public void What_is_in_the_way_is_an_error_that_names_it_and_undoes_what_was_done(string inTheWay)
    {
        File.SetLastWriteTimeUtc(_checkout.Write("changed.go", "old"), Long);
        File.SetLastWriteTimeUtc(_checkout.Write("removed/gone.go", "old"), Long);
        if (inTheWay == "z")
        {
            _checkout.Write("z", "a file where a folder belongs");
        }
        else
        {
            _checkout.Write("z/in-the-way/folder", "a folder where the file belongs");
        }

        var before = Paths();
        var error = Assert.Throws<UnwritableFileException>(() => CheckoutWriter.Apply(
            _checkout.FullPath, [Put("added/deep/new.go", "new"), Put("changed.go", "new"), Gone("removed/gone.go"), Put("z/in-the-way", "new")]));
        Assert.Equal(_checkout["z/in-the-way"], error.Path);
        Assert.Equal(before, Paths());
        Assert.Equal("old", File.ReadAllText(_checkout["changed.go"]));
        Assert.Equal(Long, File.GetLastWriteTimeUtc(_checkout["changed.go"]));
        Assert.Equal(Long, File.GetLastWriteTimeUtc(_checkout["removed/gone.go"]));
        Assert.False(Directory.Exists(_checkout["added"]));
    }

    [Fact]
    public void Of_several_checkouts_all_are_written_or_none()
    {
        _checkout.Write("one/changed.go", "old");
        _checkout.Write("two/in-the-way/folder", "a folder where the file belongs");
        (string, IReadOnlyList<FileChange>) one = (_checkout["one"], [Put("changed.go", "new")]);
        Assert.Throws<UnwritableFileException>(() => CheckoutWriter.Apply([one, (_checkout["two"], [Put("in-the-way", "new")])]));
        Assert.Equal("old", File.ReadAllText(_checkout["one/changed.go"]));
        Assert.Equal([_checkout["one/changed.go"], _checkout["two/changed.go"]], CheckoutWriter.Apply([one, (_checkout["two"], one.Item2)]));
        Assert.Equal("new", File.ReadAllText(_checkout["one/changed.go"]));
    }

    [UnsupportedOSPlatform("windows")]
    [SkippableFact]
    public void A_folder_that_may_only_be_read_is_an_error_and_everything_stays()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "only for users who are held to modes");
        _checkout.Write("a.go", "old");
        _checkout.Write("locked/b.go", "old");
        File.SetUnixFileMode(_checkout["locked"], (UnixFileMode)0b101_101_101);
        Assert.Throws<UnwritableFileException>(() => CheckoutWriter.Apply(_checkout.FullPath, [Put("a.go", "new"), Gone("locked/b.go")]));
        Assert.Equal("old", File.ReadAllText(_checkout["a.go"]));
        Assert.Equal(["a.go", "locked/b.go"], Paths());
    }

    public void Dispose() => _checkout.Dispose();

    private static FileChange Put(string path, string text, TreeFileKind kind = TreeFileKind.Regular) => new(path, null, new FileContent(kind, Encoding.UTF8.GetBytes(text)));

    private static FileChange Gone(string path) => new(path, new FileContent(TreeFileKind.Regular, default), null);

    private string[] Paths() => [.. Directory.EnumerateFiles(_checkout.FullPath, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_checkout.FullPath, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
