using CsCheck;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.IO;

public class PathTests : HostTest
{
    [Theory]
    [InlineData("/a/b", "c", "/a/b/c")]
    [InlineData("/a/b/", "./c//d/", "/a/b/c/d")]
    [InlineData("/a/b", "..", "/a")]
    [InlineData("/", "a", "/a")]
    [InlineData("/a", "", "/a")]
    [InlineData("/a", null, "/a")]
    [InlineData(@"C:\a", "b/c", @"C:\a\b\c")]
    [InlineData(@"C:", "b", @"C:\b")]
    [InlineData(@"\\host\share", "b", @"\\host\share\b")]
    public void Parts_are_appended_and_normalized(string left, string? right, string result)
    {
        Check.Equal(result, AbsolutePath.Create(left) / right);
    }

    [Theory]
    [InlineData("/", null)]
    [InlineData("/a", "/")]
    [InlineData(@"C:\", null)]
    [InlineData(@"C:\a", @"C:\")]
    public void A_path_has_a_parent_unless_it_is_a_root(string path, string? parent)
    {
        Check.Equal(parent, (string?)AbsolutePath.Create(path).Parent);
    }

    [Fact]
    public void A_path_converts_from_rooted_strings_only()
    {
        Check.Null((AbsolutePath)(string?)null);
        Check.Throws<ArgumentException>(() => (AbsolutePath)"a/b");
        Check.Throws<ArgumentException>(() => AbsolutePath.Create("/a") / "/b");
        Check.Throws<ArgumentException>(() => AbsolutePath.Create("/a") / "../..");
    }

    [Fact]
    public void Equality_is_that_of_the_file_system()
    {
        Check.True((AbsolutePath)"/a/b" == (AbsolutePath)"/a/./b/");
        Check.False((AbsolutePath)"/a/B" == (AbsolutePath)"/a/b");
        Check.True((AbsolutePath)@"C:\a" == (AbsolutePath)@"c:\A");
        Check.Equal(((AbsolutePath)@"C:\a").GetHashCode(), ((AbsolutePath)@"c:\A").GetHashCode());
    }

    [Fact]
    public void A_relative_path_leads_from_one_path_to_the_other()
    {
        var part = Gen.String[Gen.Char['a', 'c'], 1, 2];
        Gen.Select(part.List[0, 5], part.List[0, 5]).Sample((a, b) =>
        {
            AbsolutePath from = "/" + string.Join('/', a);
            AbsolutePath to = "/" + string.Join('/', b);
            return from / from.GetRelativePathTo(to) == to;
        });
    }

    [Fact]
    public void Names_extensions_and_formats()
    {
        AbsolutePath path = "/a b/c.tar.gz";

        Check.Equal(("c.tar.gz", "c.tar", ".gz"), (path.Name, path.NameWithoutExtension, path.Extension));
        Check.Equal("/a b/c.tar.zip", path.WithExtension("zip"));
        Check.True(path.HasExtension(".zip", ".GZ"));
        Check.Equal("\"/a b/c.tar.gz\"", path.ToString("dn"));
        Check.Equal("'/a b/c.tar.gz'", $"{path:s}");
        Check.Equal("/a b/c.tar.gz", $"{path}");
        Check.Equal("/a b/c.tar.gz.sha256", path + ".sha256");
        Check.True(((AbsolutePath)"/a b").Contains(path));
        Check.False(((AbsolutePath)"/a").Contains(path));
    }

    [Fact]
    public void Files_and_folders_are_made_read_and_deleted()
    {
        var folder = Run.Root / "x" / "y";
        (folder / "b.txt").WriteAllText("one\ntwo");
        (folder / "a.txt").WriteAllLines(["1", "2"]);
        (folder / "z" / "c.txt").TouchFile();

        Check.Equal("one\ntwo\n", (folder / "b.txt").ReadAllText());
        Check.Equal(["1", "2"], (folder / "a.txt").ReadAllLines());
        Check.Equal(["a.txt", "b.txt"], folder.GetFiles().Select(x => x.Name));
        Check.Equal(["a.txt", "b.txt", "c.txt"], folder.GetFiles(depth: 2).Select(x => x.Name));
        Check.Equal(["z"], folder.GetDirectories().Select(x => x.Name));

        File.SetAttributes(folder / "b.txt", FileAttributes.ReadOnly);
        folder.CreateOrCleanDirectory();
        Check.Empty(folder.GetFiles(depth: 2));
        folder.DeleteDirectory();
        Check.False(folder.DirectoryExists());
        Check.Throws<ArgumentException>(() => (folder / "b.txt").ReadAllText());
    }
}
