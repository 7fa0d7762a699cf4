using System.IO.Compression;
using CsCheck;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Provenance.GoBuilds;

public sealed class GoBuildInformationReaderTests : IDisposable
{
    private const string Text = "path\texample.org/app\nmod\texample.org/app\t(devel)\t\ndep\texample.org/dep\tv1.2.3\th1:AAAA\nbuild\t-ldflags=\"-X \\\"a=b\\\"\"\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("linux", "amd64")]
    [InlineData("linux", "arm")]
    [InlineData("linux", "s390x")]
    [InlineData("windows", "amd64")]
    public async Task A_built_binary_says_the_same_as_go_version(string os, string architecture)
    {
        var binary = await BuildAsync(os, architecture);

        var information = Read(await File.ReadAllBytesAsync(binary));

        Assert.Equal(await GoVersionOutput.OfAsync(binary), GoVersionOutput.Of(binary, information));
        Assert.Equal(("example.org/app/cmd/hello", "example.org/app"), (information.Path, information.Main?.Path));
        Assert.Equal(["example.org/dep v1.2.3", "example.org/folder v0.0.0", "example.org/gone v1.0.0"], information.Dependencies.Select(module => $"{module.Path} {module.Version}"));
        Assert.Equal([null, "../folder", "example.org/dep2"], information.Dependencies.Select(module => module.Replacement?.Path));
        Assert.StartsWith("h1:", information.Dependencies[0].Sum, StringComparison.Ordinal);
        Assert.Contains(KeyValuePair.Create("-ldflags", "-s -X \"main.Version=1 2\""), information.Settings);
    }

    [SkippableTheory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Information_by_pointers_is_read_as_go_does(bool wide, bool bigEndian)
    {
        var binary = _folder["old"];
        await File.WriteAllBytesAsync(binary, HandmadeElf.Create("go1.17.13", Text, wide, bigEndian));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(binary, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var information = Read(await File.ReadAllBytesAsync(binary));

        Assert.Equal("go1.17.13", information.GoVersion);
        Assert.Equal(KeyValuePair.Create("-ldflags", "-X \"a=b\""), Assert.Single(information.Settings));
        Assert.Equal(await GoVersionOutput.OfAsync(binary), GoVersionOutput.Of(binary, information));
    }

    [Fact]
    public void A_mark_that_is_not_aligned_or_has_no_version_behind_it_is_passed_over()
    {
        byte[] mark = [0xff, .. " Go buildinf:"u8, 8, 2];
        byte[] right = [.. mark, .. new byte[16], 4, .. "go1x"u8, 0];
        byte[] file = [.. new byte[8], .. mark, .. new byte[8], .. mark, .. new byte[16], 3, .. "abc"u8, .. new byte[12], .. right];

        Assert.Equal("go1x", Read(file).GoVersion);
        Assert.Throws<GoBuildInformationException>(() => Read([.. new byte[8], .. right]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1024 * 1024) - 16)]
    [InlineData(3 * 1024 * 1024)]
    public void The_mark_is_found_wherever_it_is_in_a_large_file(int at)
    {
        byte[] mark = [0xff, .. " Go buildinf:"u8, 8, 2, .. new byte[16], 4, .. "go1x"u8, 0];

        Assert.Equal("go1x", Read([.. new byte[at], .. mark, .. new byte[1000]]).GoVersion);
    }

    [Fact]
    public void No_more_than_a_few_marks_are_tried()
    {
        byte[] mark = [0xff, .. " Go buildinf:"u8, 8, 2, .. new byte[16]];
        byte[] right = [.. mark, 4, .. "go1x"u8, 0];

        Assert.Equal("go1x", Read([.. Enumerable.Repeat(mark, 15).SelectMany(bytes => bytes), .. right]).GoVersion);
        Assert.Throws<GoBuildInformationException>(() => Read([.. Enumerable.Repeat(mark, 16).SelectMany(bytes => bytes), .. right]));
    }

    [Theory]
    [InlineData("=>\tx\tv1\n")]
    [InlineData("dep\tx\n")]
    [InlineData("dep\tx\tv1\ts\tt\n")]
    [InlineData("build\tx\n")]
    [InlineData("build\t=x\n")]
    [InlineData("build\tx=\"y\n")]
    [InlineData("build\t\"x\"y\n")]
    [InlineData("build\tx=\"y\"z\n")]
    public void A_line_that_the_go_command_does_not_write_is_an_error(string line)
    {
        var error = Assert.Throws<GoBuildInformationException>(() => Read(HandmadeElf.Create("go1.17", $"path\tx\n{line}", wide: true, bigEndian: false)));

        Assert.Equal("the binary", error.Location);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 20]).Sample((bytes, at) =>
        {
            byte[] elf = [0x7f, .. "ELF"u8, .. bytes];
            byte[] marked = [.. bytes[..Math.Min(at, bytes.Length)], 0xff, .. " Go buildinf:"u8, .. bytes];
            RequireAnswer(bytes);
            RequireAnswer(elf);
            RequireAnswer(marked);
        });

    [Fact]
    public void A_file_with_bytes_changed_or_cut_off_is_read_or_refused()
    {
        var whole = HandmadeElf.Create("go1.17.13", Text, wide: true, bigEndian: false);
        Gen.Select(Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8], Gen.Int[0, whole.Length]).Sample((changes, length) =>
        {
            var changed = whole.ToArray();
            foreach (var (at, value) in changes)
            {
                changed[at] = value;
            }

            RequireAnswer(changed);
            RequireAnswer(whole[..length]);
        });
    }

    private static void RequireAnswer(byte[] file)
    {
        try
        {
            Assert.NotEmpty(Read(file).GoVersion);
        }
        catch (GoBuildInformationException error)
        {
            Assert.Equal("the binary", error.Location);
        }
    }

    private static GoBuildInformation Read(byte[] file) => GoBuildInformationReader.Read(new MemoryStream(file), "the binary");

    // One module from a proxy, one replaced by a folder, one by another module; the proxy is a folder too.
    private async Task<string> BuildAsync(string os, string architecture)
    {
        var go = await ImageWorkshop.RequireGoAsync();
        Publish("example.org/dep", "v1.2.3");
        Publish("example.org/dep2", "v1.0.1");
        _folder.Write("folder/go.mod", "module example.org/folder\n\ngo 1.19\n");
        _folder.Write("folder/folder.go", "package folder\n\nconst Name = \"folder\"\n");
        _folder.Write("app/go.mod", """
            module example.org/app

            go 1.19

            require (
            	example.org/dep v1.2.3
            	example.org/folder v0.0.0
            	example.org/gone v1.0.0
            )

            replace example.org/folder => ../folder

            replace example.org/gone => example.org/dep2 v1.0.1

            """);
        _folder.Write("app/cmd/hello/main.go", """
            package main

            import (
            	"example.org/dep"
            	"example.org/folder"
            	gone "example.org/gone"
            )

            var Version = "none"

            func main() { println(Version, dep.Name, folder.Name, gone.Name) }

            """);
        var binary = _folder["hello"];
        await go.Prepare("build", "-mod=mod", "-modcacherw", "-ldflags=-s -X \"main.Version=1 2\"", "-o", binary, "./cmd/hello")
            .WithoutInheritedEnvironment()
            .WithEnvironment(new Dictionary<string, string?>(ImageWorkshop.UserEnvironment!)
            {
                ["GOOS"] = os,
                ["GOARCH"] = architecture,
                ["CGO_ENABLED"] = "0",
                ["GOTOOLCHAIN"] = "local",
                ["GOPROXY"] = new Uri(_folder["proxy"]).AbsoluteUri,
                ["GOSUMDB"] = "off",
                ["GOMODCACHE"] = _folder["modules"],
            })
            .WithWorkingDirectory(_folder["app"])
            .RunAsync(CancellationToken.None);
        return binary;
    }

    private void Publish(string path, string version)
    {
        var module = path == "example.org/dep2" ? "example.org/gone" : path;
        var file = _folder.Write($"proxy/{path}/@v/{version}.mod", $"module {module}\n\ngo 1.19\n");
        _folder.Write($"proxy/{path}/@v/{version}.info", $$"""{"Version":"{{version}}","Time":"2024-01-02T03:04:05Z"}""");
        using var archive = ZipFile.Open(Path.ChangeExtension(file, ".zip"), ZipArchiveMode.Create);
        foreach (var (name, text) in (IEnumerable<(string, string)>)[("go.mod", File.ReadAllText(file)), ("a.go", $"package {module[(module.IndexOf('/', StringComparison.Ordinal) + 1)..]}\n\nconst Name = \"{path}\"\n")])
        {
            using var writer = new StreamWriter(archive.CreateEntry($"{path}@{version}/{name}").Open());
            writer.Write(text);
        }
    }
}
