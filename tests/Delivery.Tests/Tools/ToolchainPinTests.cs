using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

/// <summary>Which Go a program is installed with.</summary>
public sealed class ToolchainPinTests : IDisposable
{
    private readonly ToolWorkshop _workshop = new();

    [SkippableTheory]
    [InlineData("1.19", "1.25", "var _ = min(1, 2)")]
    [InlineData("1.19", "1.25.0", "var _ = 0")]
    [InlineData("1.21", "1.25.0", "var _ = 0")]
    public async Task Where_a_program_needs_a_newer_go_than_the_first_one_found_that_is_looked_for(string first, string needed, string code)
    {
        Offer(needed, code);
        _workshop.Toolchains = new Preferring(await OldAsync(first));
        Assert.Equal("greet", (await _workshop.FindAsync("v0.1.0")).Name);
        Assert.Equal(2, _workshop.Installations);
    }

    [SkippableFact]
    public async Task Old_go_that_lacks_a_package_gives_way_to_one_that_tells_what_is_needed()
    {
        Offer("1.25", "var _ = slices.Max([]int{1, 2})", "slices");
        _workshop.Toolchains = new Preferring(await OldAsync("1.19"));
        Assert.Equal("greet", (await _workshop.FindAsync("v0.1.0")).Name);
    }

    [SkippableFact]
    public async Task Where_no_newer_go_can_be_had_the_error_says_which_is_needed()
    {
        Offer("1.99.0", "var _ = 0");
        _workshop.Toolchains = new OneGo(await OldAsync("1.21"));
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.Contains("needs go 1.99.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("no other one here", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pinned_toolchain_that_cannot_be_had_is_named()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Toolchains = new OneGo(await TestGo.RequireAsync("1.21"));
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0") with { Toolchain = "go1.21.99" });
        Assert.Contains("go1.21.99", error.Message, StringComparison.Ordinal);
        Assert.Contains("toolchain not available", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pinned_toolchain_that_go_is_itself_installs_into_a_folder_of_its_own()
    {
        _workshop.Offer("v0.1.0");
        var go = await TestGo.RequireAsync("1.21");
        _workshop.Toolchains = new OneGo(go);
        var plain = await _workshop.FindAsync("v0.1.0");
        var pinned = await _workshop.FindAsync(ToolWorkshop.Pin("v0.1.0") with { Toolchain = $"go{go.Version}" });
        Assert.Equal((ToolOrigin.Installed, ToolOrigin.Installed), (plain.Origin, pinned.Origin));
        Assert.NotEqual(plain.Path, pinned.Path);
        Assert.Equal(plain.Path, (await _workshop.FindAsync("v0.1.0")).Path);
        Assert.Equal(plain.Path, (await _workshop.FindAsync("latest")).Path);
    }

    [SkippableFact]
    public async Task Go_that_cannot_take_the_place_of_another_installs_itself()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Toolchains = new OneGo(await OldAsync("1.19"));
        Assert.Equal(ToolOrigin.Installed, (await _workshop.FindAsync(ToolWorkshop.Pin("v0.1.0") with { Toolchain = "go1.21.8" })).Origin);
    }

    public void Dispose() => _workshop.Dispose();

    private void Offer(string needed, string code, string? import = null) => _workshop.Proxy.Add(GoModules.Of(
        "example.org/tools", "v0.1.0",
        ("go.mod", $"module example.org/tools\n\ngo {needed}\n"),
        ("cmd/greet/main.go", $"package main\n\n{(import is null ? "" : $"import \"{import}\"\n\n")}{code}\n\nfunc main() {{}}\n")));

    private static async Task<GoToolchain> OldAsync(string series)
    {
        var go = await TestGo.RequireAsync(series);
        Skip.If(go.Version >= GoVersion.Parse("1.25"), $"the machine's go {go.Version} is too new to be the old one");
        return go;
    }

    // A machine whose own Go is old, with newer ones to be had.
    private sealed class Preferring(GoToolchain first) : IGoToolchains
    {
        public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) =>
            first.Version >= minimum ? Task.FromResult(first) : TestGo.RequireAsync(minimum.ToString());
    }
}
