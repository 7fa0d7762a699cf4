using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

/// <summary>By which Go a program was built that sources are read with, told by programs that print it.</summary>
public sealed class GoOfToolsTests : IDisposable
{
    private readonly ToolWorkshop _workshop = new();

    [SkippableFact]
    public async Task A_program_that_an_earlier_run_built_with_an_older_go_is_built_again_for_sources_of_a_newer_one()
    {
        var (older, newer) = await OfferAsync();
        _workshop.Toolchains = new OneGo(older);
        var first = await _workshop.FindAsync("v0.1.0");
        Assert.Equal($"go{older.Version}", await ToolWorkshop.RunAsync(first));

        (_workshop.Toolchains, _workshop.OldestGo) = (TestGo.Debian, newer.Version.Language);
        var second = await _workshop.FindAsync("v0.1.0");
        Assert.Equal((ToolOrigin.Installed, $"go{newer.Version}"), (second.Origin, await ToolWorkshop.RunAsync(second)));

        _workshop.Environment["GOPROXY"] = "off";
        Assert.Equal(second with { Origin = ToolOrigin.ToolCache }, await _workshop.FindAsync("v0.1.0"));
        Assert.Equal(second.Path, (await _workshop.FindAsync("latest")).Path);
        _workshop.OldestGo = older.Version.Language;
        Assert.Equal(first.Path, (await _workshop.FindAsync("v0.1.0")).Path);
    }

    [SkippableFact]
    public async Task Where_no_go_is_on_the_path_one_as_new_as_the_sources_builds_it_and_it_serves_older_ones_too()
    {
        var (older, newer) = await OfferAsync();
        (_workshop.Toolchains, _workshop.OldestGo) = (TestGo.Debian, newer.Version.Language);
        var built = await _workshop.FindAsync("v0.1.0");
        Assert.Equal($"go{newer.Version}", await ToolWorkshop.RunAsync(built));
        foreach (var oldest in new GoVersion?[] { older.Version.Language, null })
        {
            _workshop.OldestGo = oldest;
            Assert.Equal((ToolOrigin.ToolCache, built.Path), await OriginAndPathAsync());
        }

        Assert.Equal(1, _workshop.Installations);
    }

    [SkippableFact]
    public async Task A_program_on_the_path_that_an_older_go_built_is_passed_over_and_named()
    {
        var (older, newer) = await OfferAsync();
        _workshop.Toolchains = new OneGo(older);
        await _workshop.PutOnPathAsync("v0.1.0");
        _workshop.OldestGo = newer.Version.Language;
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.Contains($"{_workshop.Folder["bin/greet"]} was built by go {older.Version}, and what it is to read needs go {newer.Version.Language}", error.Tried);
        Assert.Contains("no other one here", error.Message, StringComparison.Ordinal);

        _workshop.Toolchains = TestGo.Debian;
        Assert.Equal(ToolOrigin.Installed, (await _workshop.FindAsync("v0.1.0")).Origin);
        _workshop.OldestGo = older.Version.Language;
        Assert.Equal((ToolOrigin.Path, _workshop.Folder["bin/greet"]), await OriginAndPathAsync());
    }

    [SkippableFact]
    public async Task The_go_that_a_repository_installs_it_with_counts_whatever_its_sources_need()
    {
        var (older, newer) = await OfferAsync();
        (_workshop.Toolchains, _workshop.OldestGo) = (new OneGo(older), newer.Version.Language);
        var pin = ToolWorkshop.Pin("v0.1.0") with { Toolchain = $"go{older.Version}" };
        Assert.Equal($"go{older.Version}", await ToolWorkshop.RunAsync(await _workshop.FindAsync(pin)));
        Assert.Equal(ToolOrigin.ToolCache, (await _workshop.FindAsync(pin)).Origin);
    }

    [SkippableFact]
    public async Task One_session_serves_sources_of_two_versions_of_go()
    {
        var (older, newer) = await OfferAsync();
        var tools = new GoTools("", new GoInstaller(_workshop.Cache, TestGo.Debian, _workshop.Environment, null));
        var (first, second) = (await FindAsync(older), await FindAsync(newer));
        Assert.NotEqual(first.Path, second.Path);
        Assert.Equal(($"go{older.Version}", $"go{newer.Version}"), (await ToolWorkshop.RunAsync(first), await ToolWorkshop.RunAsync(second)));

        Task<Tool> FindAsync(GoToolchain go) => tools.FindAsync(ToolWorkshop.Pin("v0.1.0"), go.Version.Language, CancellationToken.None);
    }

    public void Dispose() => _workshop.Dispose();

    private async Task<(GoToolchain Older, GoToolchain Newer)> OfferAsync()
    {
        _workshop.Proxy.Add(GoModules.Of(
            "example.org/tools", "v0.1.0",
            ("go.mod", "module example.org/tools\n\ngo 1.16\n"),
            ("cmd/greet/main.go", "package main\n\nimport \"runtime\"\n\nfunc main() { println(runtime.Version()) }\n")));
        var (older, newer) = (await TestGo.RequireFromDebianAsync("1.19"), await TestGo.RequireFromDebianAsync("1.24"));
        Skip.If(older.Version.Language >= newer.Version.Language, $"Debian has nothing older than go {older.Version} here");
        return (older, newer);
    }

    private async Task<(ToolOrigin Origin, string Path)> OriginAndPathAsync()
    {
        var tool = await _workshop.FindAsync("v0.1.0");
        return (tool.Origin, tool.Path);
    }
}
