using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class GoToolchainsTests
{
    private const string Program =
        """
        package main

        import "fmt"

        func main() { fmt.Println("hello") }

        """;

    [SkippableTheory]
    [InlineData("linux", "amd64")]
    [InlineData("linux", "arm64")]
    [InlineData("linux", "ppc64le")]
    public async Task Provisioned_go_compiles_for_every_platform_with_a_bare_path(string os, string architecture)
    {
        var go = await FindAsync("1.19");
        using var folder = new TemporaryDirectory();
        folder.Write("src/go.mod", "module example.org/hello\n\ngo 1.19\n");
        folder.Write("src/main.go", Program);
        await go.Prepare("build", "-trimpath", "-o", folder["hello"], ".")
            .WithWorkingDirectory(folder["src"])
            .WithEnvironment("PATH", folder.Make("empty"))
            .WithEnvironment("HOME", folder.Make("home"))
            .WithEnvironment("GOFLAGS", null)
            .WithEnvironment("GOCACHE", SharedBuildCache)
            .WithEnvironment("GOPROXY", "off")
            .WithEnvironment("CGO_ENABLED", "0")
            .WithEnvironment("GOOS", os)
            .WithEnvironment("GOARCH", architecture)
            .RunAsync(CancellationToken.None);
        Assert.True(new FileInfo(folder["hello"]).Length > 1_000_000);
    }

    [SkippableTheory]
    [InlineData("1.19")]
    [InlineData("1.21")]
    [InlineData("1.24.5")]
    public async Task Go_as_new_as_asked_is_brought_and_reports_that_version(string minimum)
    {
        var go = await FindAsync(minimum);
        Assert.True(go.Version >= GoVersion.Parse(minimum));
        var printed = await go.Prepare("version").RunAsync(CancellationToken.None);
        Assert.StartsWith($"go version go{go.Version} ", printed.StandardOutput, StringComparison.Ordinal);
    }

    private static string SharedBuildCache => Path.Combine(TestTools.CacheFolder, ".go-build");

    private static async Task<GoToolchain> FindAsync(string minimum)
    {
        try
        {
            return await new GoToolchains(null, TestTools.Packages).FindAsync(GoVersion.Parse(minimum), CancellationToken.None);
        }
        catch (GoMissingException exception)
        {
            TestTools.Unless(available: false, exception.Message);
            throw;
        }
    }
}
