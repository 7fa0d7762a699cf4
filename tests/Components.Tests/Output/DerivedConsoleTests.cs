using System.Text;
using KubeStellar.Build.Output;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;
using Spectre.Console;

namespace KubeStellar.Build.Tests.Output;

public sealed class DerivedConsoleTests : IDisposable
{
    private static readonly ToolPin Pin = new("sigs.k8s.io/controller-tools/cmd/controller-gen", "v0.15.0", "Makefile:7");
    private static readonly Tool Generator = new("controller-gen", "v0.15.0", ToolOrigin.Path, "/bin/controller-gen");

    private readonly TemporaryRepository _repository = new();
    private readonly SourceRepository _source;

    public DerivedConsoleTests()
    {
        _repository.Commit("first", ("go.mod", "module github.com/owner/manager\n"));
        _source = SourceRepository.Open(_repository.Folder);
    }

    [Fact]
    public void A_plan_tells_steps_pins_and_places() => Assert.Equal(
        [
            $"manifests of {_repository.Folder}",
            "  Makefile:12: controller-gen crd paths=./api/...",
            "  with sigs.k8s.io/controller-tools/cmd/controller-gen@v0.15.0 (Makefile:7)",
            "  writes config/crd/bases/*.yaml, **/zz_generated.deepcopy.go",
            "Dry run: nothing was run.",
        ],
        Print(console => DerivedConsole.WritePlan(console, [PlanOfWorkTree])));

    [Fact]
    public void Each_written_file_is_named_with_what_was_done_to_it() => Assert.Equal(
        [
            "manifests of owner/manager: 3 files written (controller-gen v0.15.0)",
            "  changed a.yaml",
            "  added b.yaml",
            "  removed c.yaml",
            "Report: /r.json",
        ],
        Print(console => DerivedConsole.WriteWritten(console, Report(PlanOfWorkTree, new FileChange("a.yaml", Content("a\n"), Content("b\n")), new FileChange("b.yaml", null, Content("")), new FileChange("c.yaml", Content(""), null)), "/r.json")));

    [Theory]
    [InlineData(true, "nothing to do, nothing has changed since it was derived")]
    [InlineData(false, "nothing to do, derived again to the same files")]
    public void Where_nothing_changed_it_says_whether_generators_ran(bool wasRemembered, string expected)
    {
        var report = new DerivedReport("Manifests", [new DerivedRepository(PlanOfWorkTree, [new DerivedResult(Manifests, [], wasRemembered, [])])], []);
        Assert.Equal($"manifests of owner/manager: {expected}", Print(console => DerivedConsole.WriteWritten(console, report, "/r.json"))[0]);
    }

    [Fact]
    public void A_comparison_prints_the_difference_of_each_file() => Assert.Equal(
        [
            $"manifests of owner/manager at {_repository.Head[..7]}: 1 file to change (controller-gen v0.15.0)",
            "--- a/a.yaml",
            "+++ b/a.yaml",
            "@@ -1,1 +1,1 @@",
            "-\ta",
            "+\tb",
            "Report: /r.json",
        ],
        Print(console => DerivedConsole.WriteCompared(console, Report(PlanOfCommit, new FileChange("a.yaml", Content("\ta\n"), Content("\tb\n"))), "/r.json")));

    [Fact]
    public void A_long_difference_is_cut_and_says_how_much_more_the_report_has()
    {
        var lines = Print(console => DerivedConsole.WriteCompared(console, Report(PlanOfCommit, new FileChange("a.yaml", null, Content(string.Concat(Enumerable.Repeat("x\n", 1000))))), "/r.json"));
        Assert.Equal(1 + 80 + 2, lines.Length);
        Assert.Equal("… 923 more lines in the report", lines[^2]);
    }

    [Fact]
    public void Of_many_files_the_first_are_shown_and_the_others_counted()
    {
        FileChange[] changes = [.. Enumerable.Range(10, 45).Select(number => new FileChange($"{number}.yaml", null, Content("x\n")))];
        var report = new DerivedReport(
            "VerifyCodegen", [new DerivedRepository(PlanOfCommit, [Result(changes[..30]), Result(changes[30..]), Result([])])], []);
        var lines = Print(console => DerivedConsole.WriteCompared(console, report, "/r.json"));
        Assert.Equal(20, lines.Count(line => line.StartsWith("+++ ", StringComparison.Ordinal)));
        Assert.Equal(["  … 10 files more in the report", "  … 15 files more in the report"], lines.Where(line => line.Contains('…', StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_generator_writes_cannot_steer_the_terminal()
    {
        var lines = Print(console => DerivedConsole.WriteCompared(console, Report(PlanOfCommit, new FileChange("a\e[2J.yaml", null, Content("x\e]0;owned\a\n"))), "/r.json"));
        Assert.DoesNotContain(lines, line => line.Any(c => char.IsControl(c)));
        Assert.Contains("+x\uFFFD]0;owned\uFFFD", lines);
    }

    [Fact]
    public void Colours_are_for_terminals_that_have_them()
    {
        var report = Report(PlanOfCommit, new FileChange("a.yaml", Content("a\n"), Content("b\n")));
        var coloured = Print(console => DerivedConsole.WriteCompared(console, report, "/r.json"), AnsiSupport.Yes, ColorSystemSupport.Standard);
        Assert.Contains("\e[31m-a\e[0m", coloured);
        Assert.Contains("\e[32m+b\e[0m", coloured);
        var plain = Print(console => DerivedConsole.WriteCompared(console, report, "/r.json"), AnsiSupport.Yes, ColorSystemSupport.NoColors);
        Assert.Contains("+b", plain);
    }

    public void Dispose()
    {
        _source.Dispose();
        _repository.Dispose();
    }

    private static Derivation Manifests { get; } = new(
        "manifests", [new Step("Makefile:12")],
        [new DerivedPath("config/crd/bases", "*.yaml", false, DerivedOwnership.All), new DerivedPath(".", "zz_generated.deepcopy.go", true, DerivedOwnership.All)], new InputScope(ReadsGo: true, []));

    private DerivationPlan PlanOfWorkTree => DerivationPlan.OfWorkTree(_source, DerivationChoice.Modules) with { Derivations = [Manifests] };

    private DerivationPlan PlanOfCommit => DerivationPlan.OfCommit(_source, _source.Head!.Value, DerivationChoice.Modules) with { Derivations = [Manifests] };

    private static DerivedReport Report(DerivationPlan plan, params FileChange[] changes) => new("Manifests", [new DerivedRepository(plan, [Result(changes)])], []);

    private static DerivedResult Result(IReadOnlyList<FileChange> changes) => new(Manifests, changes, false, [Generator]);

    private static FileContent Content(string text) => new(TreeFileKind.Regular, Encoding.UTF8.GetBytes(text));

    private static string[] Print(Action<IAnsiConsole> write, AnsiSupport ansi = AnsiSupport.No, ColorSystemSupport colours = ColorSystemSupport.NoColors)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = colours, Out = new AnsiConsoleOutput(writer) });
        write(console);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    private sealed record Step(string Place) : DerivationStep(Place)
    {
        public override string Text => "controller-gen crd paths=./api/...";

        public override IReadOnlyList<ToolPin> Tools => [Pin];

        public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => Task.CompletedTask;
    }
}
