using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class GoToolsTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string PseudoVersion = "v0.0.0-20240101000000-0123456789ab";
    private readonly ToolWorkshop _workshop = new();

    [SkippableFact]
    public async Task A_pinned_version_is_installed_once_and_then_found_in_the_tool_cache()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Offer("v0.2.0");
        var installed = await _workshop.FindAsync("v0.1.0");
        Assert.Equal(("greet", "v0.1.0", ToolOrigin.Installed), (installed.Name, installed.Version, installed.Origin));
        Assert.Equal("v0.1.0", await ToolWorkshop.RunAsync(installed));
        _workshop.Environment["GOPROXY"] = "off";
        Assert.Equal(installed with { Origin = ToolOrigin.ToolCache }, await _workshop.FindAsync("v0.1.0"));
        Assert.Equal(1, _workshop.Installations);
    }

    [SkippableFact]
    public async Task Versions_lie_beside_one_another()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Offer("v0.2.0");
        var (first, second) = (await _workshop.FindAsync("v0.1.0"), await _workshop.FindAsync("v0.2.0"));
        Assert.Equal(("v0.1.0", "v0.2.0"), (await ToolWorkshop.RunAsync(first), await ToolWorkshop.RunAsync(second)));
    }

    [SkippableFact]
    public async Task The_pinned_version_on_the_path_wins()
    {
        _workshop.Offer("v0.1.0");
        await _workshop.PutOnPathAsync("v0.1.0");
        var found = await _workshop.FindAsync("v0.1.0");
        Assert.Equal(new Tool("greet", "v0.1.0", ToolOrigin.Path, _workshop.Folder["bin/greet"]), found);
        Assert.Equal(0, _workshop.Installations);
    }

    [SkippableFact]
    public async Task Another_version_on_the_path_is_passed_over_and_named_where_the_pinned_one_cannot_be_had()
    {
        _workshop.Offer("v0.1.0");
        await _workshop.PutOnPathAsync("v0.1.0");
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.2.0"));
        Assert.Contains($"{_workshop.Folder["bin/greet"]} is v0.1.0", error.Tried);
        Assert.Contains("@v0.2.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("Makefile:7", error.Message, StringComparison.Ordinal);
        Assert.Contains("GOPROXY", error.Fault.NextStep, StringComparison.Ordinal);
        _workshop.Offer("v0.2.0");
        Assert.Equal(ToolOrigin.Installed, (await _workshop.FindAsync("v0.2.0")).Origin);
    }

    [SkippableFact]
    public async Task A_program_of_the_same_name_from_another_package_is_passed_over()
    {
        _workshop.Proxy.Add(GoModules.Program("example.org/other", "v0.1.0", "cmd/greet", "other"));
        var other = await _workshop.FindAsync(new ToolPin("example.org/other/cmd/greet", "v0.1.0", "Makefile:9"));
        File.Copy(other.Path, _workshop.Folder["bin/greet"]);
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.Contains($"{_workshop.Folder["bin/greet"]} is example.org/other/cmd/greet", error.Tried);
    }

    [SkippableTheory]
    [InlineData("Version: v0.15.0", "v0.15.0")]
    [InlineData("v0.15.0-alpha.1", "v0.15.0-alpha.1")]
    public async Task A_program_that_go_wrote_nothing_into_is_asked(string printed, string version)
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        var program = _workshop.Folder.WriteProgram("bin/greet", $"#!/bin/sh\ntest \"$1\" = --version && echo '{printed}'\n");
        Assert.Equal(new Tool("greet", version, ToolOrigin.Path, program), await _workshop.FindAsync(version));
    }

    [SkippableFact]
    public async Task A_program_that_is_asked_sees_the_path_and_nothing_else_of_this_process()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        _workshop.Folder.WriteProgram("bin/greet", $"#!/bin/sh\n/usr/bin/env > '{_workshop.Folder["seen"]}'\necho v0.1.0\n");
        await _workshop.FindAsync("v0.1.0");
        Assert.Empty(File.ReadAllLines(_workshop.Folder["seen"]).Select(line => line.Split('=')[0]).Except(["PATH", "KUBESTELLAR_DELIVERY_RUN", "PWD", "OLDPWD", "SHLVL", "_"]));
    }

    [SkippableTheory]
    [InlineData("echo usage; exit 2")]
    [InlineData("echo Version: unknown")]
    [InlineData("echo compiled for v0.1.0 and later")]
    public async Task A_program_that_does_not_tell_its_version_is_passed_over(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        var program = _workshop.Folder.WriteProgram("bin/greet", $"#!/bin/sh\n{script}\n");
        Assert.Contains($"{program} does not tell its version", (await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"))).Tried);
    }

    [SkippableFact]
    public async Task A_commit_is_the_pseudo_version_that_ends_in_its_first_digits()
    {
        _workshop.Offer(PseudoVersion, Commit);
        Assert.Equal(PseudoVersion, (await _workshop.FindAsync(Commit)).Version);
        await _workshop.PutOnPathAsync(Commit);
        Assert.Equal((PseudoVersion, ToolOrigin.Path), ((await _workshop.FindAsync(Commit)).Version, (await _workshop.FindAsync(Commit)).Origin));
        var others = await _workshop.MissAsync(ToolWorkshop.Pin("fedcba98" + Commit[8..]));
        Assert.Contains($"{_workshop.Folder["bin/greet"]} is {PseudoVersion}", others.Tried);
    }

    [SkippableFact]
    public async Task What_pins_no_version_is_installed_at_its_greatest_once_and_any_that_is_there_serves()
    {
        _workshop.Offer("v0.9.0");
        _workshop.Offer("v0.10.0");
        Assert.Equal(("v0.10.0", ToolOrigin.Installed), await VersionAndOriginAsync("latest"));
        _workshop.Offer("v0.11.0");
        Assert.Equal(("v0.10.0", ToolOrigin.ToolCache), await VersionAndOriginAsync("latest"));
        Assert.Equal(("v0.10.0", ToolOrigin.ToolCache), await VersionAndOriginAsync("v0.10.0"));
        Assert.Equal(("v0.9.0", ToolOrigin.Installed), await VersionAndOriginAsync("v0.9.0"));
        Assert.Equal(("v0.10.0", ToolOrigin.ToolCache), await VersionAndOriginAsync("latest"));
        await _workshop.PutOnPathAsync("v0.9.0");
        Assert.Equal(("v0.9.0", ToolOrigin.Path), await VersionAndOriginAsync("latest"));
    }

    [SkippableFact]
    public async Task A_branch_is_kept_by_its_name()
    {
        _workshop.Offer(PseudoVersion, "release-0.19");
        Assert.Equal((PseudoVersion, ToolOrigin.Installed), await VersionAndOriginAsync("release-0.19"));
        Assert.Equal((PseudoVersion, ToolOrigin.ToolCache), await VersionAndOriginAsync("release-0.19"));
        Assert.Contains("no greet on PATH", (await _workshop.MissAsync(ToolWorkshop.Pin("release-0.20"))).Tried);
    }

    [SkippableFact]
    public async Task A_session_looks_for_a_program_once()
    {
        _workshop.Offer("v0.1.0");
        var tools = new GoTools("", new GoInstaller(_workshop.Cache, TestGo.Toolchains, _workshop.Environment, null));
        var first = await tools.FindAsync(ToolWorkshop.Pin("v0.1.0"), null, CancellationToken.None);
        File.Delete(first.Path);
        Assert.Same(first, await tools.FindAsync(ToolWorkshop.Pin("v0.1.0") with { Place = "hack/tools.sh:3" }, null, CancellationToken.None));
    }

    public void Dispose() => _workshop.Dispose();

    private async Task<(string? Version, ToolOrigin Origin)> VersionAndOriginAsync(string pin)
    {
        var tool = await _workshop.FindAsync(pin);
        return (tool.Version, tool.Origin);
    }
}
