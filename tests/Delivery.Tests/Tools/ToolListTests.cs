using System.Text.Json;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class ToolListTests : IDisposable
{
    private const string Makefile =
        """
        LOCALBIN ?= $(shell pwd)/bin
        KUSTOMIZE ?= $(LOCALBIN)/kustomize
        CONTROLLER_GEN ?= $(LOCALBIN)/controller-gen
        CONTROLLER_TOOLS_VERSION ?= v0.15.0

        manifests: $(CONTROLLER_GEN)
        	$(CONTROLLER_GEN) crd paths="./api/..." output:crd:artifacts:config=config/crd/bases

        $(CONTROLLER_GEN): $(LOCALBIN)
        	test -s $(LOCALBIN)/controller-gen && $(LOCALBIN)/controller-gen --version | grep -q $(CONTROLLER_TOOLS_VERSION) || \
        	GOBIN=$(LOCALBIN) go install sigs.k8s.io/controller-tools/cmd/controller-gen@$(CONTROLLER_TOOLS_VERSION)

        $(KUSTOMIZE): $(LOCALBIN)
        	GOBIN=$(LOCALBIN) go install sigs.k8s.io/kustomize/kustomize/v5@v5.3.0

        """;

    private readonly TemporaryDirectory _folder = new();
    private readonly OneGo _go = new(new GoToolchain("/usr/bin/go", GoVersion.Parse("1.25.1"), GoToolchainOrigin.ToolCache));

    public ToolListTests()
    {
        _folder.Write("Makefile", Makefile);
        _folder.Write("go.mod", "module example.org/app\n\ngo 1.24.5\n");
    }

    private WorkTreeFiles Files => new(_folder.FullPath);

    [Fact]
    public void What_a_repository_asks_for_is_read_without_looking_for_it() => Assert.Equal(
        [
            new ListedTool("app", "go", "1.24.5 or newer", "go.mod"),
            new ListedTool("app", "kustomize", "v5.3.0", "Makefile:14"),
            new ListedTool("app", "controller-gen", "v0.15.0", "Makefile:4"),
        ],
        ToolList.Read("app", Files));

    [Fact]
    public async Task Each_is_listed_with_version_origin_and_place_and_what_stands_in_with_the_reason()
    {
        var tools = await FindAsync(new Finders("/cache/controller-gen"));
        Assert.Equal(
            [
                new Tool("go", "1.25.1", ToolOrigin.ToolCache, "/usr/bin/go"),
                new Tool("kustomize", "v5.4.0", ToolOrigin.ToolCache, "/cache/kustomize"),
                new Tool("controller-gen", "v0.15.0", ToolOrigin.Installed, "/cache/controller-gen"),
            ],
            tools.Select(tool => tool.Found));
        Assert.Contains("stands in for v5.3.0", tools[1].Note, StringComparison.Ordinal);
        Assert.All(tools, tool => Assert.Null(tool.Missing));
    }

    [Theory]
    [InlineData("1.24.5", "1.25")]
    [InlineData("1.99.3", "1.99")]
    public async Task A_program_is_to_be_built_by_the_go_that_its_derivations_run_with_or_where_there_is_none_by_one_as_new_as_the_sources(string module, string oldest)
    {
        _folder.Write("go.mod", $"module example.org/app\n\ngo {module}\n");
        var finders = new Finders("/cache/controller-gen");
        await FindAsync(finders);
        Assert.Equal(GoVersion.Parse(oldest), finders.OldestGo);
    }

    [Fact]
    public async Task What_cannot_be_had_is_listed_with_the_reason_beside_what_can()
    {
        _folder.Write("go.mod", "module example.org/app\n\ngo 1.99\n");
        var tools = await FindAsync(new Finders(null));
        Assert.IsType<GoTooOldException>(tools[0].Missing);
        Assert.NotNull(tools[1].Found);
        Assert.IsType<ToolMissingException>(tools[2].Missing);
    }

    [Fact]
    public async Task The_report_has_every_program_and_a_failed_check_for_each_that_is_missing()
    {
        using var stream = new MemoryStream();
        ToolReportJson.Write("Tools", await FindAsync(new Finders(null)), stream);
        using var report = JsonDocument.Parse(stream.ToArray());
        var (go, missing) = (report.RootElement.GetProperty("tools")[0], report.RootElement.GetProperty("tools")[2]);
        Assert.Equal(("go", "1.25.1", "tool cache", "/usr/bin/go"), (Text(go, "name"), Text(go, "version"), Text(go, "origin"), Text(go, "path")));
        Assert.Equal(("controller-gen", "v0.15.0", null), (Text(missing, "name"), Text(missing, "pinned"), Text(missing, "path")));
        var checks = report.RootElement.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal([true, true, false], checks.Select(check => check.GetProperty("ok").GetBoolean()));
        Assert.Equal("app: controller-gen", Text(checks[2], "subject"));
    }

    [Fact]
    public void A_folder_that_is_no_go_module_and_has_no_makefile_asks_for_nothing()
    {
        File.Delete(_folder["go.mod"]);
        File.Delete(_folder["Makefile"]);
        Assert.Empty(ToolList.Read("app", Files));
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<ListedTool>> FindAsync(Finders finders) => new ToolList(_go, finders, finders).FindAsync("app", Files, _folder.FullPath, CancellationToken.None);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private sealed class Finders(string? program) : IGoTools, IKustomizePrograms
    {
        public GoVersion? OldestGo { get; private set; }

        public Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken)
        {
            OldestGo = oldestGo;
            return program is null ? throw new ToolMissingException(pin, ["none here"]) : Task.FromResult(new Tool(pin.Name, pin.Version, ToolOrigin.Installed, program));
        }

        public Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken) =>
            Task.FromResult(new KustomizeProgram("/cache/kustomize", "v5.4.0", pin, "none here") { Origin = ToolOrigin.ToolCache });
    }
}
