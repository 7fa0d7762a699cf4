using System.Text;
using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Tests.Images;

/// <summary>What the go command is told, seen in the binaries that it makes.</summary>
public sealed class GoEnvironmentTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task The_binary_says_that_it_was_built_without_paths_and_without_C()
    {
        var info = await BinaryAsync();
        Assert.Contains("build\t-trimpath=true\n", info, StringComparison.Ordinal);
        Assert.Contains("build\tCGO_ENABLED=0\n", info, StringComparison.Ordinal);
        Assert.Contains("build\tGOARCH=amd64\n", info, StringComparison.Ordinal);
        Assert.DoesNotContain(_shop.Folder.FullPath, info, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("linux/arm/v6", "GOARM=6")]
    [InlineData("linux/arm/v8", "GOARM=7")]
    [InlineData("linux/amd64/v2", "GOAMD64=v2")]
    public async Task A_variant_reaches_the_compiler_as_with_ko(string platform, string setting)
    {
        _shop.For(platform);
        Assert.Contains($"build\t{setting}\n", await BinaryAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_ARM_variant_that_is_no_version_is_an_error()
    {
        _shop.For("linux/arm/hard");
        Assert.Equal("linux/arm/hard", (await Assert.ThrowsAsync<UnsupportedPlatformException>(() => _shop.BuildAsync())).Platform);
    }

    [SkippableFact]
    public async Task The_platform_decides_the_architecture_whatever_the_environment_says()
    {
        _shop.Set("GOARCH", "s390x");
        _shop.Set("GOOS", "plan9");
        _shop.Set("GOROOT", "/nowhere");
        Assert.Contains("build\tGOARCH=amd64\n", await BinaryAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Flags_and_GOFLAGS_are_honoured()
    {
        _shop.Folder.Write("src/cmd/hello/tagged.go", "//go:build one && two\n\npackage main\n\nfunc init() { Version = \"both tags are set\" }\n");
        _shop.Set("GOFLAGS", "-tags=one");
        Assert.DoesNotContain("both tags are set", await BinaryAsync(), StringComparison.Ordinal);
        _shop.Request = _shop.Request with { Flags = ["-tags", "one,two"] };
        Assert.Contains("both tags are set", await BinaryAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_bare_environment_is_enough()
    {
        _shop.Request = _shop.Request with { Environment = new Dictionary<string, string> { ["GOPROXY"] = "off" } };
        Assert.Contains("build\tGOARCH=amd64\n", await BinaryAsync(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_shop.Cache.Directory, "go-build")));
    }

    private async Task<string> BinaryAsync() => Encoding.Latin1.GetString(await _shop.LayerAsync((await _shop.BuildAsync()).Images[0], 1));
}
