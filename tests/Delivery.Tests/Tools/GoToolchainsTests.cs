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
        var go = await TestGo.RequireFromDebianAsync("1.19");
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
        var go = await TestGo.RequireFromDebianAsync(minimum);
        Assert.True(go.Version >= GoVersion.Parse(minimum));
        var printed = await go.Prepare("version").RunAsync(CancellationToken.None);
        Assert.StartsWith($"go version go{go.Version} ", printed.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_on_the_path_wins_when_new_enough()
    {
        using var folder = new TemporaryDirectory();
        var go = PretendGo(folder, "go1.30.1");
        var found = await Toolchains(folder, folder["bin"]).FindAsync(GoVersion.Parse("1.24.5"), CancellationToken.None);
        Assert.Equal(new GoToolchain(go, GoVersion.Parse("1.30.1"), GoToolchainOrigin.Path), found);
    }

    [SkippableFact]
    public async Task Go_whose_version_file_is_elsewhere_is_asked()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        using var folder = new TemporaryDirectory();
        folder.WriteProgram("bin/go", "#!/bin/sh\ntest \"$GOTOOLCHAIN\" = local && echo go version go1.30.2 plan9/arm\n");
        var found = await Toolchains(folder, folder["bin"]).FindAsync(GoVersion.Parse("1.24.5"), CancellationToken.None);
        Assert.Equal(GoVersion.Parse("1.30.2"), found.Version);
    }

    [SkippableFact]
    public async Task What_was_chosen_from_Debian_stays_chosen_whatever_else_the_cache_comes_to_hold()
    {
        TestTools.Require("docker-registry");
        using var folder = new TemporaryDirectory();
        CacheGo(folder, "1.99.1");
        var packages = new DebianPackages(new DebianPackagesOptions { CacheFolder = folder["cache"] });
        async Task<GoToolchain> Find() => await new GoToolchains(null, packages).FindAsync(GoVersion.Parse("1.18"), CancellationToken.None);
        var first = await Find();
        Assert.NotEqual("1.99.1", first.Version.ToString());
        CacheGo(folder, "1.18.5");
        Assert.Equal((first.Path, GoToolchainOrigin.ToolCache), ((await Find()).Path, (await Find()).Origin));
    }

    [Fact]
    public async Task Where_nothing_can_be_brought_the_oldest_cached_toolchain_that_will_do_is_taken()
    {
        using var folder = new TemporaryDirectory();
        foreach (var version in (string[])["1.21.8", "1.25.12", "1.24.4"])
            CacheGo(folder, version);
        async Task<string> Find(string minimum) => (await Toolchains(folder, null).FindAsync(GoVersion.Parse(minimum), CancellationToken.None)).Version.ToString();
        Assert.Equal("1.21.8", await Find("1.19"));
        Assert.Equal("1.24.4", await Find("1.22"));
        Assert.Equal("1.25.12", await Find("1.24.5"));
    }

    [Fact]
    public async Task Without_any_go_the_error_says_what_is_needed_and_where_it_was_looked_for()
    {
        using var folder = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<GoMissingException>(() => Toolchains(folder, folder["bin"]).FindAsync(GoVersion.Parse("1.24.5"), CancellationToken.None));
        Assert.Equal(GoVersion.Parse("1.24.5"), error.Needed);
        Assert.Contains("no go on PATH", error.Message, StringComparison.Ordinal);
        Assert.Contains("it is not Debian", error.Message, StringComparison.Ordinal);
        Assert.Contains("install Go 1.24.5 or newer", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_that_is_too_old_is_named_with_its_place()
    {
        using var folder = new TemporaryDirectory();
        var go = PretendGo(folder, "go1.18.1");
        var error = await Assert.ThrowsAsync<GoTooOldException>(() => Toolchains(folder, folder["bin"]).FindAsync(GoVersion.Parse("1.24.5"), CancellationToken.None));
        Assert.Equal((GoVersion.Parse("1.24.5"), GoVersion.Parse("1.18.1"), go), (error.Needed, error.Newest.Version, error.Newest.Path));
        Assert.Contains($"version 1.18.1 at {go}", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_newer_than_Debian_has_is_missing_with_the_newest_that_it_has()
    {
        Skip.If(OperatingSystem.IsWindows(), "the scripts are for a POSIX shell");
        using var folder = new TemporaryDirectory();
        folder.WriteProgram("bin/apt-get", "#!/bin/sh\n");
        folder.WriteProgram(
            "bin/apt-cache",
            "#!/bin/sh\ncase $3 in\npkgnames) echo golang-1.9-go; echo golang-1.21-go; echo golang-1.21-doc;;\nmadison) echo 'golang-1.9-go | 1.9.7-1 | any'; echo 'golang-1.21-go | 1.21.8-1~bpo12+1 | any';;\nesac\n");
        folder.Write("apt/sources.list", "deb http://mirror.example/debian bookworm main\n");
        var packages = new DebianPackages(new DebianPackagesOptions
        {
            CacheFolder = folder["cache"],
            ProgramFolder = folder["bin"],
            AptFolder = folder["apt"],
            ReleaseFile = folder.Write("os-release", "ID=debian\nVERSION_CODENAME=bookworm\n"),
        });
        var error = await Assert.ThrowsAsync<GoMissingException>(() => new GoToolchains("", packages).FindAsync(GoVersion.Parse("1.22"), CancellationToken.None));
        Assert.Contains("Debian's suites have nothing newer than 1.21.8", error.Message, StringComparison.Ordinal);
    }

    // The cache holds nothing else, and a folder without apt-get keeps packages from being brought.
    private static GoToolchains Toolchains(TemporaryDirectory folder, string? searchPath) =>
        new(searchPath, new DebianPackages(new DebianPackagesOptions { CacheFolder = folder["cache"], ProgramFolder = folder["no-programs"] }));

    private static string PretendGo(TemporaryDirectory folder, string version)
    {
        Skip.If(OperatingSystem.IsWindows(), "go has another name");
        folder.Write("VERSION", version + "\ntime 2024-01-01T00:00:00Z\n");
        folder.Make("pkg/tool");
        return folder.Write("bin/go", "");
    }

    private static void CacheGo(TemporaryDirectory folder, string version)
    {
        var series = version[..version.LastIndexOf('.')];
        var root = $"cache/golang-{series}-go/{version}-1";
        folder.Write($"{root}/.packages", $"golang-{series}-src={version}-1\ngolang-{series}-go={version}-1\n");
        folder.Write($"{root}/usr/lib/go-{series}/bin/{(OperatingSystem.IsWindows() ? "go.exe" : "go")}", "");
    }

    private static string SharedBuildCache => Path.Combine(TestTools.CacheFolder, ".go-build");
}
