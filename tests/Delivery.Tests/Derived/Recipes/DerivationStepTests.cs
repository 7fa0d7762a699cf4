using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class DerivationStepTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_overlay_is_built_into_its_file_whether_or_not_the_folder_is_there()
    {
        await RunAsync(new BuildOverlayStep("Makefile:1", "v5.3.0", "config/crd", "pkg/crd/files/crds.yaml"));
        Assert.Equal("# config/crd by v5.3.0\n", await File.ReadAllTextAsync(_directory["pkg/crd/files/crds.yaml"]));
    }

    [Fact]
    public async Task Files_are_copied_as_a_shell_expands_their_names()
    {
        _directory.Write("from/a.yaml", "a");
        _directory.Write("from/b.yaml", "b");
        _directory.Write("from/c.txt", "c");
        _directory.Write("from/.hidden.yaml", "h");
        _directory.Write("from/below/d.yaml", "d");
        _directory.Write("to/a.yaml", "old");

        await RunAsync(new CopyStep("Makefile:1", ["from/*.yaml", "from/c.txt"], "to"));

        Assert.Equal(["a.yaml", "b.yaml", "c.txt"], Directory.EnumerateFileSystemEntries(_directory["to"]).Select(Path.GetFileName).Order());
        Assert.Equal("a", await File.ReadAllTextAsync(_directory["to/a.yaml"]));
    }

    [Theory]
    [InlineData("from/*.json")]
    [InlineData("from/missing.yaml")]
    [InlineData("nowhere/*")]
    public async Task Copying_nothing_is_an_error_with_the_line(string source)
    {
        _directory.Write("from/a.yaml", "a");
        var error = await Assert.ThrowsAsync<MissingRecipeFileException>(() => RunAsync(new CopyStep("Makefile:7", [source], "to")));
        Assert.Equal((source, "Makefile:7"), (error.Path, error.Fault.Subject));
    }

    [Fact]
    public async Task A_folder_is_removed_with_all_in_it_but_not_what_a_link_leads_to()
    {
        _directory.Write("kept/a.go", "a");
        _directory.Write("gone/below/b.go", "b");
        Directory.CreateSymbolicLink(_directory["gone/link"], _directory["kept"]);
        Directory.CreateSymbolicLink(_directory["linked"], _directory["kept"]);

        await RunAsync(new RemoveFolderStep("x.sh:1", "gone"));
        await RunAsync(new RemoveFolderStep("x.sh:2", "linked"));
        await RunAsync(new RemoveFolderStep("x.sh:3", "never/there"));

        Assert.Equal(["kept"], Directory.EnumerateFileSystemEntries(_directory.FullPath).Select(Path.GetFileName));
        Assert.True(File.Exists(_directory["kept/a.go"]));
    }

    [Fact]
    public async Task Programs_are_run_with_their_arguments()
    {
        var run = new RecordingRun(_directory);
        var tool = new ToolPin("example.org/cmd/tool", "v1.0.0", "Makefile:1");

        await new RunToolStep("Makefile:2", tool, ["a b", "c"]).RunAsync(run, CancellationToken.None);
        await DerivationCatalog.Modules.Steps[0].RunAsync(run, CancellationToken.None);

        Assert.Equal(["go mod tidy", "tool@v1.0.0 'a b' c"], run.Commands);
    }

    [Fact]
    public void The_toolchain_that_installs_a_program_tells_steps_apart()
    {
        var tool = new ToolPin("example.org/cmd/tool", "v1.0.0", "Makefile:1");
        Assert.Equal("example.org/cmd/tool@v1.0.0 x", new RunToolStep("Makefile:2", tool, ["x"]).Text);
        Assert.Equal("GOTOOLCHAIN=go1.21.8 example.org/cmd/tool@v1.0.0 x", new RunToolStep("Makefile:2", tool with { Toolchain = "go1.21.8" }, ["x"]).Text);
    }

    private Task RunAsync(DerivationStep step) => step.RunAsync(new RecordingRun(_directory), CancellationToken.None);
}
