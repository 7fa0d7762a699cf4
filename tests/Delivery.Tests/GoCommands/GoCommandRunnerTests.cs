using System.Collections.Concurrent;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.Tests.Tools;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.GoCommands;

public sealed class GoCommandRunnerTests : IDisposable, IProgress<string>
{
    private static readonly ToolPin SetupEnvtest = new("example.org/tools/setup-envtest", "v0.1.0", "Makefile:3");
    private readonly TemporaryDirectory _folder = new();
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Dictionary<string, string> _environment;
    private readonly string _checkout;

    public GoCommandRunnerTests()
    {
        _environment = TestGo.Environment(_folder);
        _checkout = _folder["Ein Checkout für Go"];
        Write("go.mod", "module example.org/app\n\ngo 1.19\n");
        Write("app.go", "package app\n\n// Answer answers.\nfunc Answer() int { return 42 }\n");
    }

    private IGoToolchains Toolchains { get; set; } = TestGo.Toolchains;

    private IGoTools Tools { get; set; } = new OneTool(null);

    [SkippableFact]
    public async Task Format_rewrites_what_is_not_formatted_and_prints_its_name()
    {
        Write("odd.go", "package app\nfunc   Odd( ) { }\n");
        await RunAsync(GoCommand.Format);
        Assert.Equal("package app\n\nfunc Odd() {}\n", File.ReadAllText(Path.Combine(_checkout, "odd.go")));
        Assert.Equal(["odd.go"], _lines);
        _lines.Clear();
        await RunAsync(GoCommand.Format);
        Assert.Empty(_lines);
    }

    [SkippableFact]
    public async Task Format_names_what_it_cannot_parse()
    {
        Write("broken.go", "package app\nfunc {\n");
        var error = await FailAsync(GoCommand.Format);
        Assert.Contains("broken.go:2", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Vet_passes_sound_code_and_tells_what_is_suspicious()
    {
        await RunAsync(GoCommand.Vet);
        Write("bad.go", "package app\n\nimport \"fmt\"\n\nfunc Bad() { fmt.Printf(\"%d\\n\", \"text\") }\n");
        var error = await FailAsync(GoCommand.Vet);
        Assert.Equal(_checkout, error.Checkout);
        Assert.Contains("bad.go:5", error.Message, StringComparison.Ordinal);
        Assert.Contains(_lines, line => line.Contains("bad.go:5", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Tests_pass_and_leave_nothing_in_the_checkout()
    {
        Write("app_test.go", "package app\n\nimport \"testing\"\n\nfunc TestAnswer(t *testing.T) {\n\tif Answer() != 42 {\n\t\tt.Fail()\n\t}\n}\n");
        await RunAsync(Test("./...", "-coverprofile", "cover.out"));
        Assert.Equal(["app.go", "app_test.go", "go.mod"], Directory.EnumerateFileSystemEntries(_checkout).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("mode: ", File.ReadAllText(_folder["output/app.cover.out"]), StringComparison.Ordinal);
        Assert.Contains(_lines, line => line.StartsWith("ok ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_failing_test_is_told_with_the_end_of_a_long_output()
    {
        Write("app_test.go", "package app\n\nimport \"testing\"\n\nfunc TestAnswer(t *testing.T) {\n\tfor i := 0; i < 1000; i++ {\n\t\tt.Logf(\"line %d\", i)\n\t}\n\tt.Error(\"not the answer\")\n}\n");
        var error = await FailAsync(Test("./..."));
        Assert.Contains("not the answer", error.Message, StringComparison.Ordinal);
        Assert.Contains("lines left out", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 500\n", error.Message, StringComparison.Ordinal);
        Assert.Contains(_lines, line => line.EndsWith("line 500", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Programs_that_tests_start_are_brought_as_the_recipe_says()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        Tools = new OneTool(_folder.WriteProgram("tools/setup-envtest", "#!/bin/sh\nprintf '%s|%s|%s|%s|%s' \"$@\"\n"));
        Write("app_test.go", PrintsAssets);
        await RunAsync(TestWithAssets);
        Assert.Contains(_lines, line => line.Contains($"assets: use|1.31.0|--bin-dir|{_folder["assets"]}|-p", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task What_the_user_names_as_programs_that_tests_start_is_taken()
    {
        _environment["KUBEBUILDER_ASSETS"] = "/opt/kubebuilder";
        Write("app_test.go", PrintsAssets);
        await RunAsync(TestWithAssets);
        Assert.Contains(_lines, line => line.Contains("assets: /opt/kubebuilder", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Programs_that_tests_start_and_that_cannot_be_brought_can_be_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        var missing = await Assert.ThrowsAsync<TestAssetsMissingException>(() => RunAsync(TestWithAssets));
        Assert.Contains("set KUBEBUILDER_ASSETS", missing.Fault.NextStep, StringComparison.Ordinal);
        Assert.IsType<ToolMissingException>(missing.InnerException);
        Tools = new OneTool(_folder.WriteProgram("tools/setup-envtest", "#!/bin/sh\necho unable to fetch the index >&2\nexit 2\n"));
        var failing = await Assert.ThrowsAsync<TestAssetsMissingException>(() => RunAsync(TestWithAssets));
        Assert.Contains("unable to fetch the index", failing.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_that_is_too_old_for_the_module_is_named_with_what_the_module_asks_for()
    {
        Write("go.mod", "module example.org/app\n\ngo 1.99.1\n");
        Toolchains = new OneGo(await TestGo.RequireAsync());
        var error = await Assert.ThrowsAsync<GoTooOldException>(() => RunAsync(GoCommand.Vet));
        Assert.Contains("1.99.1", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{error.Newest.Version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_module_is_none_to_run_go_in()
    {
        File.Delete(Path.Combine(_checkout, "go.mod"));
        var error = await Assert.ThrowsAsync<GoModFileException>(() => RunAsync(GoCommand.Vet));
        Assert.Contains(_checkout, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_finds_itself_first_and_otherwise_the_users_environment()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        Toolchains = new OneGo(new GoToolchain(_folder.WriteProgram("go folder/go", "#!/bin/sh\necho \"$PATH\"; echo \"$GOROOT|$GOFLAGS|$PWD|$*\"\n"), GoVersion.Parse("1.25.1"), GoToolchainOrigin.Path));
        (_environment["PATH"], _environment["GOROOT"], _environment["GOFLAGS"]) = ("/usr/bin:/bin", "/elsewhere", "-mod=mod");
        await RunAsync(GoCommand.Vet);
        Assert.Equal([$"{_folder["go folder"]}:/usr/bin:/bin", $"|-mod=mod|{_checkout}|vet ./..."], _lines);
    }

    void IProgress<string>.Report(string value) => _lines.Enqueue(value);

    public void Dispose() => _folder.Dispose();

    private const string PrintsAssets =
        """
        package app

        import (
        	"os"
        	"testing"
        )

        func TestAnswer(t *testing.T) { t.Log("assets: " + os.Getenv("KUBEBUILDER_ASSETS")) }

        """;

    private static GoCommand TestWithAssets => GoCommand.Test(new TestRecipe("Makefile:5", [], ["./...", "-v"], new TestAssets(SetupEnvtest, "1.31.0")), "/nowhere");

    private GoCommand Test(params string[] arguments) => GoCommand.Test(new TestRecipe("Makefile:5", [], arguments, null), _folder["output/app.cover.out"]);

    private void Write(string path, string text) => _folder.Write(Path.Combine(Path.GetFileName(_checkout), path), text);

    private async Task RunAsync(GoCommand command)
    {
        if (Toolchains == TestGo.Toolchains)
        {
            await TestGo.RequireAsync();
        }

        await new GoCommandRunner(Toolchains, Tools, _folder["assets"], _environment, this).RunAsync(_checkout, command, CancellationToken.None);
    }

    private Task<GoCommandFailedException> FailAsync(GoCommand command) => Assert.ThrowsAsync<GoCommandFailedException>(() => RunAsync(command));

    private sealed class OneTool(string? program) : IGoTools
    {
        public Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken) =>
            program is null ? throw new ToolMissingException(pin, ["none here"]) : Task.FromResult(new Tool(pin.Name, pin.Version, ToolOrigin.Path, program));
    }
}
