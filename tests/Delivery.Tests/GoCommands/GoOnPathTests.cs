using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.GoCommands;

public sealed class GoOnPathTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Dictionary<string, string> _environment;

    public GoOnPathTests() => _environment = new Dictionary<string, string> { ["PATH"] = $"{_folder["first"]}:{_folder["second"]}:/usr/bin:/bin" };

    [SkippableTheory]
    [InlineData("1.24", "go1.24.1")]
    [InlineData("1.24.9", "go1.24.1")]
    [InlineData("1.24", "go1.25.0")]
    [InlineData("1.24", "go1.100rc1")]
    public async Task The_same_major_with_a_minor_no_lesser_passes(string needed, string installed)
    {
        var program = Install("first", $"echo go version {installed} linux/amd64");
        Assert.Equal($"go {installed[2..]} at {program}", await VerifyAsync(needed));
    }

    [SkippableTheory]
    [InlineData("1.24", "go1.23.12")]
    [InlineData("1.24", "go2.30.0")]
    [InlineData("2.0", "go1.24.0")]
    public async Task Any_other_is_refused_with_what_to_install(string needed, string installed)
    {
        var program = Install("first", $"echo go version {installed} linux/amd64");
        var error = await RefuseAsync(needed);
        Assert.Equal(GoVersion.Parse(needed), error.Needed);
        Assert.Contains($"go {installed[2..]} at {program}", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains($"install Go {needed} or newer", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Contains("IGNORE_GO_VERSION=1", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Any_go_passes_where_the_user_says_so()
    {
        var program = Install("second", "exit 9");
        _environment["IGNORE_GO_VERSION"] = "1";
        Assert.Contains(program, await VerifyAsync("1.24"), StringComparison.Ordinal);
        _environment["IGNORE_GO_VERSION"] = "";
        await RefuseAsync("1.24");
    }

    [Fact]
    public async Task Without_go_nothing_passes()
    {
        (_environment["IGNORE_GO_VERSION"], _environment["PATH"]) = ("1", _folder["first"]);
        Assert.Contains("no go on PATH", (await RefuseAsync("1.24")).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("echo broken >&2; exit 3", "broken")]
    [InlineData("echo something else", "something else")]
    [InlineData("echo go version devel linux/amd64", "reports no version")]
    public async Task Go_that_does_not_tell_its_version_is_refused_with_what_it_says(string script, string said)
    {
        Install("first", script);
        Assert.Contains(said, (await RefuseAsync("1.24")).Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_first_on_the_path_counts_and_is_asked_in_the_checkout()
    {
        Install("second", "echo go version go1.30.0 linux/amd64");
        var program = Install("first", "test -f go.mod && echo go version go1.24.0 linux/amd64");
        Assert.Equal($"go 1.24.0 at {program}", await VerifyAsync("1.24"));
    }

    public void Dispose() => _folder.Dispose();

    private string Install(string folder, string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        return _folder.WriteProgram($"{folder}/go", $"#!/bin/sh\n{script}\n");
    }

    private Task<string> VerifyAsync(string needed)
    {
        _folder.Write("checkout/go.mod", $"module example.org/app\n\ngo {needed}\n");
        return new GoOnPath(_environment).VerifyAsync(_folder["checkout"], CancellationToken.None);
    }

    private Task<UnfitGoException> RefuseAsync(string needed) => Assert.ThrowsAsync<UnfitGoException>(() => VerifyAsync(needed));
}
