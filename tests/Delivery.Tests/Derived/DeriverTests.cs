using System.Runtime.Versioning;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Tests.Derived;

[UnsupportedOSPlatform("windows")]
public sealed class DeriverTests : IDisposable
{
    private const string Copy = "mkdir -p gen/deep && cat hack/header.txt api/types.go > gen/deep/all.go";

    private readonly DerivationWorkshop _shop = new();

    [SkippableFact]
    public async Task What_is_derived_is_told_file_by_file_and_the_checkout_stays_as_it_was()
    {
        _shop.Repository.Commit("derived", ("gen/deep/all.go", "old\n"), ("gen/gone.go", "stale\n"));
        var before = _shop.Snapshot();
        var result = Assert.Single(await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate($"{Copy} && echo new > gen/added.go")));
        Assert.Equal(
            [("gen/added.go", FileChangeKind.Added), ("gen/deep/all.go", FileChangeKind.Changed), ("gen/gone.go", FileChangeKind.Removed)],
            result.Changes.Select(change => (change.Path, change.Kind)));
        Assert.Equal(("old\n", "// header\npackage api\n"), (DerivationWorkshop.TextOf(result.Changes[1].Before), DerivationWorkshop.TextOf(result.Changes[1].After)));
        Assert.Equal(("stale\n", null), (DerivationWorkshop.TextOf(result.Changes[2].Before), DerivationWorkshop.TextOf(result.Changes[2].After)));
        Assert.Equal([new Tool("generator", "v1.2.3", ToolOrigin.Path, "/bin/sh")], result.Tools);
        Assert.False(result.WasRemembered);
        Assert.Equal(before, _shop.Snapshot());
        Assert.Empty(_shop.Leftovers);
    }

    [SkippableFact]
    public async Task It_runs_where_the_path_ends_in_the_module_s_and_sees_its_inputs_alone()
    {
        _shop.Repository.Commit("derived", ("gen/old.go", "old\n"));
        await _shop.DeriveAsync(
            _shop.Committed,
            DerivationWorkshop.Generate(
                """
                case "$PWD" in */github.com/example/project) ;; *) echo "in $PWD" >&2; exit 1;; esac
                test -f hack/header.txt && test -f go.mod && test -f api/types.go && ! test -e docs && ! test -e gen/old.go && rmdir gen
                """));
    }

    [SkippableFact]
    public async Task Where_derived_files_lie_among_others_only_those_that_carry_the_mark_are_taken_away()
    {
        _shop.Repository.Commit("derived", ("config/made.yaml", "made-by: generator\n"), ("config/stale.yaml", "made-by: generator\n"), ("config/written.yaml", "by: hand\n"));
        var derivation = new Derivation(
            "manifests",
            [new ShellStep("test -f config/written.yaml && ! test -e config/made.yaml && echo 'made-by: generator' > config/made.yaml")],
            [new DerivedPath("config", "*.yaml", false, DerivedOwnership.Marked("made-by: generator"))],
            new InputScope(true, ["config"]));
        var change = Assert.Single(Assert.Single(await _shop.DeriveAsync(_shop.Committed, derivation)).Changes);
        Assert.Equal(("config/stale.yaml", FileChangeKind.Removed), (change.Path, change.Kind));
    }

    [SkippableFact]
    public async Task Files_that_others_write_beside_derived_ones_are_there_even_outside_of_the_scope()
    {
        _shop.Repository.Commit("derived", ("out/kept.txt", "kept\n"));
        var derivation = new Derivation("manifests", [new ShellStep("test -f out/kept.txt")], [new DerivedPath("out", "*", false, DerivedOwnership.None)], new InputScope(false, []));
        Assert.Empty(Assert.Single(await _shop.DeriveAsync(_shop.Committed, derivation)).Changes);
    }

    [SkippableFact]
    public async Task Modes_and_links_reach_the_generator_and_a_mode_alone_is_no_difference()
    {
        _shop.Repository.Write("hack/run.sh", "#!/bin/sh\nmkdir -p gen && cat hack/link > gen/out.txt\n");
        File.SetUnixFileMode(Path.Combine(_shop.Repository.Folder, "hack/run.sh"), (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(Path.Combine(_shop.Repository.Folder, "hack/link"), "../hack/header.txt");
        var derived = _shop.Repository.Write("gen/out.txt", "// header\n");
        File.SetUnixFileMode(derived, (UnixFileMode)0b111_101_101);
        _shop.Repository.Commit("a script and a link");
        Assert.Empty(Assert.Single(await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate("hack/run.sh"))).Changes);
        Assert.Empty(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, true, DerivationWorkshop.Generate("hack/run.sh"))).Changes);
    }

    [SkippableFact]
    public async Task A_generator_is_to_be_built_by_a_go_that_knows_the_language_of_the_one_it_finds()
    {
        await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate(Copy));
        Assert.Equal([_shop.Tools.Go.Version.Language], _shop.Tools.OldestGo);
        Assert.Equal(GoVersion.Parse("1.22"), _shop.Tools.Go.Version.Language);
    }

    [SkippableFact]
    public async Task What_was_derived_from_the_same_inputs_is_not_derived_again_as_long_as_nobody_touches_it()
    {
        var derivation = DerivationWorkshop.Generate(Copy);
        var first = Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation));
        CheckoutWriter.Apply(_shop.Repository.Folder, first.Changes);
        Assert.Equal(["go", "generator"], _shop.Tools.Asked);
        _shop.Tools.Asked.Clear();

        var again = Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation));
        Assert.True(again.WasRemembered);
        Assert.Empty(again.Changes);
        Assert.Empty(again.Tools);
        Assert.Empty(_shop.Tools.Asked);
        _shop.Repository.Commit("all of it");
        Assert.True(Assert.Single(await _shop.DeriveAsync(_shop.Committed, derivation)).WasRemembered);

        _shop.Repository.Write("docs/guide.md", "no input\n");
        Assert.True(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation)).WasRemembered);
        Assert.False(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, force: true, derivation)).WasRemembered);
    }

    [SkippableFact]
    public async Task What_also_depends_on_something_that_nobody_pins_is_derived_each_time()
    {
        var derivation = DerivationWorkshop.Generate(new ShellStep(Copy), new UnpinnedStep());
        Assert.False(derivation.IsRepeatable);
        CheckoutWriter.Apply(_shop.Repository.Folder, Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation)).Changes);
        var again = Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation));
        Assert.False(again.WasRemembered);
        Assert.Empty(again.Changes);
        Assert.False(Directory.Exists(_shop.Memory) && Directory.EnumerateFiles(_shop.Memory).Any());
    }

    public static TheoryData<string, string?> Touched => new()
    {
        { "gen/deep/all.go", "edited by hand\n" },
        { "gen/deep/all.go", null },
        { "gen/more.go", "added by hand\n" },
        { "api/types.go", "package api // changed\n" },
        { "hack/more.txt", "a new input\n" },
        { "hack/header.txt", null },
        { "go.sum", "an input at the root\n" },
    };

    [SkippableTheory]
    [MemberData(nameof(Touched))]
    public async Task It_is_derived_again_when_an_input_or_a_derived_file_is_touched(string path, string? text)
    {
        var derivation = DerivationWorkshop.Generate("mkdir -p gen/deep; cat hack/* api/types.go > gen/deep/all.go 2>&1 || true");
        CheckoutWriter.Apply(_shop.Repository.Folder, Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation)).Changes);
        if (text is null)
        {
            File.Delete(Path.Combine(_shop.Repository.Folder, path));
        }
        else
        {
            _shop.Repository.Write(path, text);
        }

        Assert.False(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, derivation)).WasRemembered);
    }

    [SkippableFact]
    public async Task Other_steps_and_other_versions_are_other_derivations()
    {
        foreach (var step in new[] { new ShellStep(Copy), new ShellStep(Copy + " "), new ShellStep(Copy, Version: "v1.2.4") })
        {
            var result = Assert.Single(await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate(step)));
            Assert.False(result.WasRemembered);
            Assert.Single(result.Changes);
        }
    }

    [SkippableFact]
    public async Task Derivations_run_at_the_same_time_and_their_results_come_in_their_order()
    {
        // Each waits until the other is there.
        var rendezvous = Directory.CreateDirectory(Path.Combine(_shop.Place, "rendezvous")).FullName;
        string Wait(string own, string other) => $"touch '{rendezvous}/{own}'; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do test -e '{rendezvous}/{other}' && exit 0; sleep 1; done; exit 1";
        var results = await _shop.DeriveAsync(
            _shop.Committed,
            DerivationWorkshop.Generate(Wait("a", "b")) with { Name = "first" },
            DerivationWorkshop.Generate(Wait("b", "a")) with { Name = "second" });
        Assert.Equal(["first", "second"], results.Select(result => result.Derivation.Name));
    }

    [SkippableFact]
    public async Task Overlays_are_built()
    {
        var result = Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, Overlay));
        Assert.Equal("build config/crd\n", DerivationWorkshop.TextOf(Assert.Single(result.Changes).After));
        Assert.Equal(["generator", "kustomize"], result.Tools.Select(tool => tool.Name));
    }

    [SkippableFact]
    public async Task What_the_pinned_kustomize_made_is_remembered_without_a_look_for_it()
    {
        await DeriveOverlayAsync();
        _shop.Tools.Asked.Clear();
        _shop.Tools.Kustomize = _shop.Tools.Kustomize with { Version = "v5.9.0", StandsInBecause = "the pinned one is gone" };
        Assert.True(await DeriveOverlayAsync());
        Assert.Empty(_shop.Tools.Asked);
    }

    [SkippableFact]
    public async Task What_another_kustomize_made_is_remembered_while_that_one_would_serve_again()
    {
        var pinned = _shop.Tools.Kustomize;
        _shop.Tools.Kustomize = pinned with { Version = "v5.6.0", StandsInBecause = "the pinned one cannot be had" };
        Assert.False(await DeriveOverlayAsync());
        _shop.Tools.Asked.Clear();
        _shop.Tools.Kustomize = _shop.Tools.Kustomize with { Path = "/elsewhere/kustomize", StandsInBecause = "for another reason" };
        Assert.True(await DeriveOverlayAsync());
        Assert.Equal(["kustomize v5.0.0"], _shop.Tools.Asked);

        _shop.Tools.Kustomize = pinned with { Version = "v5.7.0", StandsInBecause = "the pinned one cannot be had" };
        Assert.False(await DeriveOverlayAsync());
        Assert.True(await DeriveOverlayAsync());
        _shop.Tools.Kustomize = pinned;
        Assert.False(await DeriveOverlayAsync());
        Assert.True(await DeriveOverlayAsync());
    }

    [SkippableFact]
    public async Task A_kustomize_that_does_not_tell_its_version_is_known_by_its_bytes()
    {
        var program = Path.Combine(_shop.Place, "kustomize");
        await WriteProgramAsync(program, "#!/bin/sh\necho one\n");
        _shop.Tools.Kustomize = new KustomizeProgram(program, null, "v5.0.0", "KUSTOMIZE names it");
        Assert.False(await DeriveOverlayAsync());
        Assert.True(await DeriveOverlayAsync());
        await WriteProgramAsync(program, "#!/bin/sh\necho two\n");
        Assert.False(await DeriveOverlayAsync());
    }

    [SkippableFact]
    public async Task Each_step_is_told_as_it_starts()
    {
        await _shop.DeriveAsync(_shop.Committed, DerivationWorkshop.Generate(new ShellStep("true"), new ShellStep("exit 0")));
        Assert.Equal(["generate of example/project: example.org/tools/cmd/generator@v1.2.3 true", "generate of example/project: example.org/tools/cmd/generator@v1.2.3 exit 0"], _shop.Progress);
    }

    [SkippableFact]
    public async Task A_tree_without_a_go_module_is_derived_as_well()
    {
        File.Delete(Path.Combine(_shop.Repository.Folder, "go.mod"));
        Assert.Single(Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, DerivationWorkshop.Generate(Copy))).Changes);
    }

    public void Dispose() => _shop.Dispose();

    private static Derivation Overlay => DerivationWorkshop.Generate(new ShellStep("mkdir -p gen"), new OverlayStep("config/crd", "gen/crds.yaml"));

    // Whether it was remembered.
    private async Task<bool> DeriveOverlayAsync()
    {
        var result = Assert.Single(await _shop.DeriveAsync(_shop.WorkTree, Overlay));
        CheckoutWriter.Apply(_shop.Repository.Folder, result.Changes);
        return result.WasRemembered;
    }

    private static async Task WriteProgramAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
