using System.Runtime.Versioning;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived;

[UnsupportedOSPlatform("windows")]
public sealed class DeriverFailureTests : IDisposable
{
    private readonly DerivationWorkshop _shop = new();

    [SkippableFact]
    public async Task A_generator_that_fails_in_the_middle_leaves_nothing_anywhere_and_is_told_with_its_step()
    {
        var before = _shop.Snapshot();
        var error = await Assert.ThrowsAsync<DerivationFailedException>(() => _shop.DeriveAsync(
            _shop.WorkTree,
            DerivationWorkshop.Generate("mkdir gen && echo half > gen/half.go; echo progress; echo \"$PWD/api/types.go:1: bad marker\" >&2; exit 3"),
            DerivationWorkshop.Generate("mkdir gen && echo whole > gen/whole.go") with { Name = "other" }));
        Assert.Equal(("generate", "Makefile:7", 3), (error.Derivation.Name, error.Step.Place, error.Result!.ExitCode));
        Assert.Equal("exit code 3\napi/types.go:1: bad marker", error.Fault.Found);
        Assert.Contains("generator v1.2.3", error.Message, StringComparison.Ordinal);
        Assert.Contains("half.go", error.Fault.Subject, StringComparison.Ordinal);
        Assert.Equal(before, _shop.Snapshot());
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task A_generator_that_fails_with_output_on_stdout_or_none_is_told_as_well()
    {
        Assert.Equal("exit code 1\nonly here", (await FailAsync("echo only here; exit 1")).Fault.Found);
        Assert.Equal("exit code 2, no output", (await FailAsync("exit 2")).Fault.Found);
        Assert.Contains("lines left out", (await FailAsync("i=0; while [ $i -lt 500 ]; do i=$((i+1)); echo line $i >&2; done; exit 1")).Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_step_that_finds_no_folder_for_its_file_is_told_with_its_path_in_the_tree()
    {
        var error = await Assert.ThrowsAsync<DerivationFailedException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate(new OverlayStep("config", "none/crds.yaml"))));
        Assert.Null(error.Tool);
        Assert.Contains("'none/crds.yaml'", error.Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_failure_is_not_remembered()
    {
        var flag = Path.Combine(_shop.Place, "mended");
        var derivation = DerivationWorkshop.Generate($"mkdir gen && echo made > gen/made.go && test -e '{flag}'");
        await Assert.ThrowsAsync<DerivationFailedException>(() => _shop.DeriveAsync(_shop.Committed, derivation));
        File.WriteAllText(flag, "");
        Assert.Single(Assert.Single(await _shop.DeriveAsync(_shop.Committed, derivation)).Changes);
    }

    [SkippableFact]
    public async Task All_failures_are_told_together_and_equal_ones_once()
    {
        _shop.Tools.Missing.Add("absent");
        var absent = DerivationWorkshop.Generate(new ShellStep("true", "example.org/cmd/absent"));
        var error = await Assert.ThrowsAsync<SeveralFaultsException>(() => _shop.DeriveAsync(
            _shop.Committed, absent, DerivationWorkshop.Generate("exit 1") with { Name = "second" }, absent with { Name = "third" }, DerivationWorkshop.Generate("true")));
        Assert.Equal([typeof(ToolMissingException), typeof(DerivationFailedException)], error.Faults.Select(failure => failure.GetType()));
        Assert.Contains("nothing here has it", error.Message, StringComparison.Ordinal);
        Assert.Contains("derive second", error.Message, StringComparison.Ordinal);
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task A_file_that_two_derivations_make_differently_is_refused_and_one_that_they_make_equally_is_written_once()
    {
        var equal = DerivationWorkshop.Generate("mkdir gen && echo same > gen/made.go");
        var results = await _shop.DeriveAsync(_shop.Committed, equal, equal with { Name = "again" });
        Assert.Single(new DerivedRepository(_shop.Plan(_shop.Committed), results).Changes);
        var error = await Assert.ThrowsAsync<ContradictoryDerivationsException>(() => _shop.DeriveAsync(_shop.Committed, equal, DerivationWorkshop.Generate("mkdir gen && echo other > gen/made.go") with { Name = "other" }));
        Assert.Equal("gen/made.go", error.Path);
        Assert.Equal(["generate", "other"], error.Derivations);
    }

    [SkippableFact]
    public async Task Go_that_is_too_old_is_told_before_anything_runs()
    {
        _shop.Repository.Commit("newer", ("go.mod", $"module {DerivationWorkshop.Module}\n\ngo 1.99\n"));
        var error = await Assert.ThrowsAsync<GoTooOldException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("true"), DerivationWorkshop.Generate("true") with { Name = "other" }));
        Assert.Equal(GoVersion.Parse("1.99"), error.Needed);
        Assert.Equal(["go"], _shop.Tools.Asked);
    }

    public static TheoryData<string, string> Outside => new()
    {
        { "echo x > api/types.go", "api/types.go" },
        { "echo x > new.txt", "new.txt" },
        { "rm hack/header.txt", "hack/header.txt" },
        { "chmod +x hack/header.txt", "hack/header.txt" },
        { "mkdir gen2 && echo x > gen2/made.go", "gen2/made.go" },
        { "mkdir ../beside && echo x > ../beside/made.go", "../beside/made.go" },
        { "mkdir gen && ln -s /etc/passwd gen/link", "gen/link" },
    };

    [SkippableTheory]
    [MemberData(nameof(Outside))]
    public async Task Writing_outside_of_the_derived_paths_is_refused_and_named(string script, string path)
    {
        var error = await Assert.ThrowsAsync<DerivationWroteOutsideException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate($"{script} && mkdir -p gen && echo x > gen/made.go")));
        Assert.Equal([path], error.Paths);
        Assert.Contains(path, error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains("gen/**/*", error.Fault.Expected, StringComparison.Ordinal);
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task Of_many_files_outside_a_few_are_shown_and_all_are_known()
    {
        var error = await Assert.ThrowsAsync<DerivationWroteOutsideException>(() => _shop.DeriveAsync(
            _shop.Committed, DerivationWorkshop.Generate("i=10; while [ $i -lt 60 ]; do i=$((i+1)); echo x > out$i; done")));
        Assert.Equal(50, error.Paths.Count);
        Assert.EndsWith("and 30 more", error.Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_derived_folder_that_is_a_submodule_or_a_link_is_refused()
    {
        using var other = new TemporaryRepository();
        other.Commit("first", ("inner.txt", "inner"));
        _shop.Repository.CommitSubmodule("gen", other);
        var derivation = DerivationWorkshop.Generate("mkdir -p gen && echo x > gen/made.go");
        Assert.Equal(["gen/made.go"], (await Assert.ThrowsAsync<DerivationWroteOutsideException>(() => _shop.DeriveAsync(_shop.Committed, derivation))).Paths);

        using var linked = new DerivationWorkshop();
        linked.Repository.Commit("real", ("elsewhere/deep/made.go", "x\n"));
        File.CreateSymbolicLink(Path.Combine(linked.Repository.Folder, "gen"), "elsewhere");
        linked.Repository.Commit("linked");
        var deeper = derivation with { Outputs = [new DerivedPath("gen/deep", "*", true, DerivedOwnership.All)] };
        var error = await Assert.ThrowsAsync<SymlinkedOutputException>(() => linked.DeriveAsync(linked.Committed, deeper));
        Assert.Equal(("gen", "elsewhere"), (error.Link, error.Target));
    }

    [SkippableFact]
    public async Task Another_repository_s_files_in_the_tree_do_not_disturb()
    {
        using var other = new TemporaryRepository();
        other.Commit("first", ("inner.go", "package inner\n"));
        _shop.Repository.CommitSubmodule("hack/inner", other);
        var derivation = DerivationWorkshop.Generate("! test -e hack/inner/inner.go && mkdir gen && echo x > gen/made.go");
        Assert.Single(Assert.Single(await _shop.DeriveAsync(_shop.Committed, derivation)).Changes);
        Assert.Single(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation)).Changes);
    }

    [SkippableTheory]
    [InlineData("../../outside")]
    [InlineData("/etc/hostname")]
    public async Task A_link_that_leads_out_of_the_tree_is_refused(string target)
    {
        File.CreateSymbolicLink(Path.Combine(_shop.Repository.Folder, "hack/link"), target);
        var error = await Assert.ThrowsAsync<OutsideCheckoutException>(() => _shop.DeriveAsync(_shop.WorkTree, DerivationWorkshop.Generate("true")));
        Assert.Equal("hack/link", error.Path);
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableTheory]
    [InlineData("../../../../tmp/x")]
    [InlineData("/tmp/x")]
    public async Task A_module_path_that_leads_elsewhere_is_refused(string module)
    {
        _shop.Repository.Commit("bad", ("go.mod", $"module {module}\n"));
        await Assert.ThrowsAsync<GoModFileException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("true")));
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task Cancelling_ends_the_programs_and_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var marker = Path.Combine(_shop.Place, "started");
        var run = _shop.NewDeriver().DeriveAsync(_shop.Plan(_shop.Committed, DerivationWorkshop.Generate($"mkdir gen; echo > '{marker}'; sleep 600")), force: false, cancellation.Token);
        while (!File.Exists(marker) && !run.IsCompleted)
        {
            await Task.Delay(20);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task A_program_that_ends_because_the_run_is_cancelled_has_not_failed()
    {
        using var cancellation = new CancellationTokenSource();
        var run = _shop.NewDeriver().DeriveAsync(_shop.Plan(_shop.Committed, DerivationWorkshop.Generate(new InterruptedStep(cancellation))), force: false, cancellation.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task What_an_interrupted_run_left_is_removed_by_the_next_one_but_not_what_is_in_use()
    {
        await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("true"));
        var abandoned = Directory.CreateDirectory(Path.Combine(_shop.Scratch, "derive-abandoned")).FullName;
        File.WriteAllText(Path.Combine(abandoned, "file"), "");
        File.WriteAllText(abandoned + ".lease", "");
        using (var held = ScratchFolder.Create(_shop.Scratch, "held"))
        {
            Directory.CreateDirectory(held.Path);
            await _shop.DeriveAsync(_shop.Committed, force: true, DerivationWorkshop.Generate("true"));
            Assert.Equal([held.Path, held.Path + ".lease"], _shop.Leftovers.Order(StringComparer.Ordinal));
        }

        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task A_scratch_place_that_is_not_this_user_s_own_folder_is_refused()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_shop.Place, "elsewhere")).FullName;
        File.CreateSymbolicLink(_shop.Scratch, elsewhere);
        await Assert.ThrowsAsync<ForeignFolderException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("true")));
        File.Delete(_shop.Scratch);
        File.WriteAllText(_shop.Scratch, "a file");
        await Assert.ThrowsAsync<UnwritableFolderException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("true")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    public void Dispose() => _shop.Dispose();

    private Task<DerivationFailedException> FailAsync(string script) =>
        Assert.ThrowsAsync<DerivationFailedException>(() => _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate(script)));
}
