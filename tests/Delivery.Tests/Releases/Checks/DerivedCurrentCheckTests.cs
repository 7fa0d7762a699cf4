using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Checks;

public sealed class DerivedCurrentCheckTests : IDisposable
{
    private const string Types = "package v1alpha1\n";
    private const string Definition = "config/crd/bases/things.yaml";
    private const string Mark = "# controller-gen.kubebuilder.io/version: v0.15.0\n";

    private const string Makefile =
        "CONTROLLER_TOOLS_VERSION ?= v0.15.0\n"
        + "CONTROLLER_GEN ?= bin/controller-gen\n"
        + "manifests: controller-gen\n\t$(CONTROLLER_GEN) crd paths=\"./api/...\" output:crd:artifacts:config=config/crd/bases\n"
        + "controller-gen: $(CONTROLLER_GEN)\n"
        + "$(CONTROLLER_GEN):\n\tGOBIN=bin go install sigs.k8s.io/controller-tools/cmd/controller-gen@$(CONTROLLER_TOOLS_VERSION)\n";

    private readonly TemporaryRepository _repository = new();
    private readonly TemporaryDirectory _folder = new();
    private readonly Generator _generator;

    public DerivedCurrentCheckTests()
    {
        // It derives what it reads, and counts its runs.
        _generator = new Generator(_folder.WriteProgram(
            "controller-gen", $"#!/bin/sh\necho run >> '{_folder["runs"]}'\nmkdir -p config/crd/bases\n{{ printf '{Mark.Replace("\n", "\\n", StringComparison.Ordinal)}'; cat api/types.go; }} > {Definition}\n"));
        _repository.Commit("first", ("go.mod", "module github.com/owner/manager\n\ngo 1.19\n"), ("Makefile", Makefile), ("api/types.go", Types), (Definition, Mark + Types));
        _repository.Tag("v1.0.0");
    }

    private int Runs => File.Exists(_folder["runs"]) ? File.ReadAllLines(_folder["runs"]).Length : 0;

    [Fact]
    public async Task A_tag_whose_derived_files_are_current_passes()
    {
        var verdict = await EvaluateAsync();
        Assert.Equal(("derived.current", "owner/manager", true, true), (verdict!.Id, verdict.Subject, verdict.Ok, verdict.IsCheckable));
        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task A_tag_whose_derived_files_are_not_is_refused_with_their_names_and_the_command_that_mends_them()
    {
        _repository.Commit("second", ("api/types.go", Types + "// Thing\n"));
        _repository.Tag("v1.1.0");
        var verdict = await EvaluateAsync("1.1.0");
        Assert.True(verdict!.Refuses);
        Assert.Equal($"{Definition} differs", verdict.Actual);
        Assert.EndsWith($"./build.sh AllGenerated --source {_repository.Folder}", verdict.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_work_tree_holds_plays_no_part_and_stays_as_it_is()
    {
        var edited = _repository.Write("api/types.go", Types + "// not committed\n");
        var before = File.GetLastWriteTimeUtc(edited);
        Assert.True((await EvaluateAsync())!.Ok);
        Assert.Equal(Mark + Types, File.ReadAllText(Path.Combine(_repository.Folder, Definition)));
        Assert.Equal(before, File.GetLastWriteTimeUtc(edited));
    }

    [Fact]
    public async Task What_is_remembered_is_not_derived_again()
    {
        Assert.True((await EvaluateAsync())!.Ok);
        Assert.True((await EvaluateAsync())!.Ok);
        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task A_generator_that_cannot_be_had_leaves_the_question_open()
    {
        _generator.Error = pin => new ToolMissingException(pin, ["no controller-gen on PATH", "no module proxy answers"]);
        var verdict = await EvaluateAsync();
        Assert.Equal((true, false), (verdict!.Ok, verdict.IsCheckable));
        Assert.Contains("no module proxy answers", verdict.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_that_fails_refuses_with_what_it_printed()
    {
        _generator.Path = _folder.WriteProgram("failing", "#!/bin/sh\necho 'types.go:1: no such marker' >&2\nexit 3\n");
        var verdict = await EvaluateAsync();
        Assert.True(verdict!.Refuses);
        Assert.Contains("types.go:1: no such marker", verdict.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_that_is_not_understood_leaves_the_question_open()
    {
        _repository.Commit("second", ("Makefile", "manifests:\n\t./hack/do-it-all.sh | tee log\n"));
        _repository.Tag("v1.1.0");
        var verdict = await EvaluateAsync("1.1.0");
        Assert.Equal((true, false), (verdict!.Ok, verdict.IsCheckable));
        Assert.Contains("do-it-all.sh", verdict.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all:\n\techo\n", "1.1.0")]
    [InlineData(Makefile, "9.9.9")]
    public async Task Without_derivations_or_a_tag_there_is_nothing_to_say(string makefile, string version)
    {
        _repository.Commit("second", ("Makefile", makefile));
        _repository.Tag("v1.1.0");
        Assert.Null(await EvaluateAsync(version));
        Assert.Equal(0, Runs);
    }

    [Fact]
    public async Task A_release_to_a_local_place_may_go_without_it()
    {
        _repository.Commit("second", ("api/types.go", Types + "// Thing\n"), (".goreleaser.yaml", SampleModule.Files().First(file => file.Path == ".goreleaser.yaml").Text));
        _repository.Tag("v1.1.0");
        var target = new LayoutTarget(_folder["registry"], "registry");
        using var source = SourceRepository.Open(_repository.Folder);
        var strict = await PlanAsync(SkippedChecks.None);
        Assert.Equal(["derived.current"], strict.Checks.Where(check => check.Refuses).Select(check => check.Id));
        var lenient = await PlanAsync(SkippedChecks.Of(["derived.current"], target));
        Assert.True(lenient.IsClear);
        Assert.Equal(["derived.current"], lenient.Checks.Where(check => check.IsSkipped).Select(check => check.Id));

        Task<ReleasePlan> PlanAsync(SkippedChecks skipped) =>
            new ReleasePlanner(target, of => [.. SourceChecks.For(of), new DerivedCurrentCheck(NewDeriver())], new Dictionary<string, string>()) { Skipped = skipped }
                .PlanAsync("1.1.0", [source], [], CancellationToken.None);
    }

    public void Dispose()
    {
        _repository.Dispose();
        _folder.Dispose();
    }

    private async Task<CheckResult?> EvaluateAsync(string version = "1.0.0")
    {
        using var source = SourceRepository.Open(_repository.Folder);
        return await new DerivedCurrentCheck(NewDeriver()).EvaluateAsync(ReleaseCandidate.Of("owner/manager", source, version), CancellationToken.None);
    }

    private Deriver NewDeriver() => new(new NoGo(), _generator, new NoKustomize(), new DerivationMemory(_folder["memory"]), _folder["scratch"]) { Environment = TestGo.Environment(_folder) };

    private sealed class Generator(string path) : IGoTools
    {
        public string Path { get; set; } = path;

        public Func<ToolPin, Exception>? Error { get; set; }

        public Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken) =>
            Error is null ? Task.FromResult(new Tool(pin.Name, pin.Version, ToolOrigin.Path, Path)) : Task.FromException<Tool>(Error(pin));
    }

    // The stand-in above is a script, so that there need be no Go.
    private sealed class NoGo : IGoToolchains
    {
        public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) => Task.FromResult(new GoToolchain("/nowhere/go", minimum, GoToolchainOrigin.Path));
    }

    private sealed class NoKustomize : IKustomizePrograms
    {
        public Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken) => throw new KustomizeMissingException(pin, []);
    }
}
