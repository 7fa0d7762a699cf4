using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class GoInstallerTests : IDisposable
{
    private const string OfTheProgram = "Werkzeuge für alle/go-install/example.org%2Ftools%2Fcmd%2Fgreet@v0.1.0";
    private readonly ToolWorkshop _workshop = new();

    [SkippableTheory]
    [InlineData("GOFLAGS", "-mod=vendor")]
    [InlineData("GOFLAGS", "-mod=mod")]
    [InlineData("GOFLAGS", "-modfile=/nowhere/go.mod -trimpath")]
    [InlineData("GO111MODULE", "off")]
    [InlineData("GOTOOLCHAIN", "go1.99.0")]
    [InlineData("GOROOT", "/nowhere")]
    [InlineData("GOOS", "plan9")]
    [InlineData("GOARCH", "s390x")]
    [InlineData("GOBIN", "relative")]
    [InlineData("HOME", "")]
    public async Task What_a_user_set_for_other_work_does_not_keep_a_program_from_being_installed(string variable, string value)
    {
        _workshop.Offer("v0.1.0");
        _workshop.Environment[variable] = value;
        Assert.Equal("v0.1.0", await ToolWorkshop.RunAsync(await _workshop.FindAsync("v0.1.0")));
    }

    [SkippableFact]
    public async Task What_go_env_wrote_does_not_either()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Environment["GOENV"] = _workshop.Folder.Write("env", "GOFLAGS=-mod=vendor\n");
        Assert.Equal("v0.1.0", await ToolWorkshop.RunAsync(await _workshop.FindAsync("v0.1.0")));
    }

    [SkippableFact]
    public async Task Tasks_that_need_one_program_at_once_install_it_once()
    {
        _workshop.Offer("v0.1.0");
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _workshop.FindAsync("v0.1.0")));
        Assert.Single(found.Select(tool => tool.Path).Distinct());
        Assert.Equal(1, _workshop.Installations);
    }

    [SkippableFact]
    public async Task A_missing_module_is_named_with_the_place_of_its_pin()
    {
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v9.9.9"));
        Assert.Equal(ToolWorkshop.Pin("v9.9.9"), error.Pin);
        Assert.Equal(["no greet on PATH", "the tool cache does not have it"], error.Tried.Take(2));
        Assert.Contains("go install example.org/tools/cmd/greet@v9.9.9", error.Tried[2], StringComparison.Ordinal);
        Assert.Contains("no such file", error.Tried[2], StringComparison.Ordinal);
        AssertNothingStays("example.org%2Ftools%2Fcmd%2Fgreet@v9.9.9");
    }

    [SkippableFact]
    public async Task What_does_not_compile_is_told_by_the_compiler()
    {
        _workshop.Proxy.Add(GoModules.Of("example.org/tools", "v0.1.0", ("go.mod", "module example.org/tools\n\ngo 1.16\n"), ("cmd/greet/main.go", "package main\n\nfunc main() { undeclared() }\n")));
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.Contains("undefined: undeclared", error.Message, StringComparison.Ordinal);
        AssertNothingStays("example.org%2Ftools%2Fcmd%2Fgreet@v0.1.0");
    }

    [SkippableFact]
    public async Task A_library_is_no_program()
    {
        _workshop.Proxy.Add(GoModules.Of("example.org/tools", "v0.1.0", ("go.mod", "module example.org/tools\n\ngo 1.16\n"), ("cmd/greet/lib.go", "package greet\n")));
        Assert.Contains("is not a main package", (await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"))).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_tool_cache_that_cannot_be_written_is_named()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Cache = _workshop.Folder.Write("file", "");
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.IsType<UnwritableFolderException>(error.InnerException?.InnerException);
        Assert.Contains(_workshop.Folder["file"], error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_an_interrupted_run_left_behind_is_removed_and_the_program_installed()
    {
        _workshop.Offer("v0.1.0");
        _workshop.Folder.Write($"{OfTheProgram}/.partial.1/greet", "half a program");
        Assert.Equal("v0.1.0", await ToolWorkshop.RunAsync(await _workshop.FindAsync("v0.1.0")));
        AssertNothingStays("example.org%2Ftools%2Fcmd%2Fgreet@v0.1.0", "greet");
    }

    [SkippableFact]
    public async Task Nothing_stays_of_an_installation_that_is_stopped()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        using var stop = new CancellationTokenSource();
        _workshop.Toolchains = Pretend("#!/bin/sh\necho half > \"$GOBIN/greet\"\nexec sleep 600\n");
        var finding = _workshop.FindAsync(ToolWorkshop.Pin("v0.1.0"), stop.Token);
        await UntilAsync(finding, () => Directory.Exists(_workshop.Cache) && Directory.EnumerateFiles(_workshop.Cache, "greet", SearchOption.AllDirectories).Any());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
        AssertNothingStays("example.org%2Ftools%2Fcmd%2Fgreet@v0.1.0");
    }

    [SkippableFact]
    public async Task Go_sees_the_users_environment_without_credentials()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        (_workshop.Environment["GITHUB_TOKEN"], _workshop.Environment["COSIGN_PASSWORD"], _workshop.Environment["GOPRIVATE"]) = ("token", "password", "example.org/private");
        _workshop.Toolchains = Pretend($"#!/bin/sh\nenv > '{_workshop.Folder["seen"]}'\nexit 1\n");
        await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        var seen = File.ReadAllLines(_workshop.Folder["seen"]);
        Assert.Contains("GOPRIVATE=example.org/private", seen);
        Assert.DoesNotContain(seen, line => line.StartsWith("GITHUB_TOKEN", StringComparison.Ordinal) || line.StartsWith("COSIGN_PASSWORD", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_folder_of_the_tool_cache_where_a_program_belongs_is_told()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        _workshop.Toolchains = Pretend("#!/bin/sh\necho program > \"$GOBIN/greet\"\n");
        _workshop.Folder.Write($"{OfTheProgram}/greet/in-the-way", "");
        var error = await _workshop.MissAsync(ToolWorkshop.Pin("v0.1.0"));
        Assert.IsType<UnwritableFolderException>(error.InnerException?.InnerException);
        AssertNothingStays("example.org%2Ftools%2Fcmd%2Fgreet@v0.1.0", "greet");
    }

    [SkippableFact]
    public async Task Another_process_that_installs_is_waited_for_and_its_program_taken()
    {
        Skip.IfNot(File.Exists("/usr/bin/flock"), "the other process needs flock");
        _workshop.Toolchains = Pretend("#!/bin/sh\nexit 9\n");
        var folder = _workshop.Folder.Make(OfTheProgram);
        var installed = _workshop.Folder.WriteProgram("other/greet", "#!/bin/sh\n");
        var ready = _workshop.Folder["ready"];
        var finish = _workshop.Folder["finish"];
        var other = new Command("/usr/bin/flock")
            .With(Path.Combine(folder, ".lock"), "/bin/sh", "-c", "touch \"$1\"; until test -e \"$2\"; do sleep 0.05; done; mv \"$3\" \"$4\"", "sh", ready, finish, installed, Path.Combine(folder, "greet"))
            .RunAsync(CancellationToken.None);
        await UntilAsync(other, () => File.Exists(ready));
        var finding = _workshop.FindAsync("v0.1.0");
        await UntilAsync(finding, () => _workshop.Progress.Any(line => line.Contains("waiting for another process", StringComparison.Ordinal)));
        File.WriteAllText(finish, "");
        Assert.Equal(Path.Combine(folder, "greet"), (await finding).Path);
        await other;
        Assert.Equal(0, _workshop.Installations);
    }

    public void Dispose() => _workshop.Dispose();

    private OneGo Pretend(string script) => new(new GoToolchain(_workshop.Folder.WriteProgram("pretend/go", script), GoVersion.Parse("1.25.0"), GoToolchainOrigin.Path));

    private static async Task UntilAsync(Task other, Func<bool> holds)
    {
        while (!holds() && !other.IsCompleted)
        {
            await Task.Delay(20);
        }

        Assert.False(other.IsCompleted, "it ended too early");
    }

    private void AssertNothingStays(string version, params string[] but) => Assert.Equal(
        [".lock", .. but],
        Directory.EnumerateFileSystemEntries(Path.Combine(_workshop.Cache, "go-install", version)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
