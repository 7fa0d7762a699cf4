using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class GenClientStepTests : IDisposable
{
    private const string Asking = "package v1alpha1\n\n// +genclient\ntype One struct{}\n";
    private const string Head = "-v 0 --go-header-file ROOT/hack/boilerplate/generated.txt";

    private readonly TemporaryDirectory _directory = new();

    public GenClientStepTests() => _directory.Write("go.mod", RecipeSource.GoMod);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Packages_are_given_by_their_paths_before_v0_30()
    {
        _directory.Write("api/control/v1alpha1/types.go", Asking);
        _directory.Write("api/edge/v2/types.go", Asking);

        Assert.Equal(
            [
                $"client-gen@v0.29.10 {Head} --output-base PARENT --output-package example.org/sample/one/pkg/generated/clientset --clientset-name versioned --apply-configuration-package ''"
                    + " --input-base example.org/sample/one/api --input control/v1alpha1 --input edge/v2",
                "go list -deps example.org/sample/one/api/control/v1alpha1 example.org/sample/one/api/edge/v2",
                $"informer-gen@v0.29.10 {Head} --output-base PARENT --output-package example.org/sample/one/pkg/generated/informers"
                    + " --versioned-clientset-package example.org/sample/one/pkg/generated/clientset/versioned --listers-package example.org/sample/one/pkg/generated/listers"
                    + " --input-dirs example.org/sample/one/api/control/v1alpha1 --input-dirs example.org/sample/one/api/edge/v2",
                $"lister-gen@v0.29.10 {Head} --output-base PARENT --output-package example.org/sample/one/pkg/generated/listers"
                    + " --input-dirs example.org/sample/one/api/control/v1alpha1 --input-dirs example.org/sample/one/api/edge/v2",
            ],
            await RunAsync(RecipeSource.PackageScript, "v0.29.10"));
    }

    [Fact]
    public async Task Nothing_is_run_before_v0_30_where_imports_cannot_be_loaded()
    {
        _directory.Write("api/control/v1alpha1/types.go", Asking);
        var run = new RecordingRun(_directory) { OnGo = () => throw new IOException("missing go.sum entry") };

        await Assert.ThrowsAsync<IOException>(() => RecipeSource.Clients(RecipeSource.PackageScript).Steps.OfType<GenClientStep>().Single().RunAsync(run, CancellationToken.None));

        Assert.Empty(run.Commands);
    }

    [Theory]
    [InlineData("v0.30.12", "")]
    [InlineData("v0.32.13", " --prefers-protobuf=false")]
    public async Task Folders_are_given_from_v0_30_on(string version, string more)
    {
        _directory.Write("api/control/v1alpha1/one.go", Asking);

        Assert.Equal(
            [
                $"client-gen@{version} {Head} --output-dir ROOT/pkg/generated/clientset --output-pkg example.org/sample/one/pkg/generated/clientset --clientset-name versioned"
                    + $" --apply-configuration-package '' --input-base ROOT/api --plural-exceptions ''{more} --input control/v1alpha1",
                $"informer-gen@{version} {Head} --output-dir ROOT/pkg/generated/informers --output-pkg example.org/sample/one/pkg/generated/informers"
                    + " --versioned-clientset-package example.org/sample/one/pkg/generated/clientset/versioned --listers-package example.org/sample/one/pkg/generated/listers"
                    + " --plural-exceptions '' example.org/sample/one/api/control/v1alpha1",
                $"lister-gen@{version} {Head} --output-dir ROOT/pkg/generated/listers --output-pkg example.org/sample/one/pkg/generated/listers --plural-exceptions ''"
                    + " example.org/sample/one/api/control/v1alpha1",
            ],
            await RunAsync(RecipeSource.FolderScript, version));
    }

    [Theory]
    [InlineData("v0.28.2", "--output-base PARENT --output-package example.org/sample/one/pkg/generated/ac --input-dirs example.org/sample/one/api/control/v1alpha1")]
    [InlineData("v0.30.0", "--output-dir ROOT/pkg/generated/ac --output-pkg example.org/sample/one/pkg/generated/ac --external-applyconfigurations '' example.org/sample/one/api/control/v1alpha1")]
    [InlineData("v0.30.1", "--output-dir ROOT/pkg/generated/ac --output-pkg example.org/sample/one/pkg/generated/ac --external-applyconfigurations '' --openapi-schema '' example.org/sample/one/api/control/v1alpha1")]
    public async Task Apply_configurations_are_made_first_where_they_are_asked_for(string version, string arguments)
    {
        _directory.Write("api/control/v1alpha1/types.go", Asking);
        var order = new List<string>();
        var script = (version == "v0.28.2" ? RecipeSource.PackageScript : RecipeSource.FolderScript).Replace("--with-watch", "--with-applyconfig --applyconfig-name ac --clientset-name set --versioned-name v", StringComparison.Ordinal);

        var commands = await RunAsync(script, version, order.Add);

        Assert.Equal(["applyconfiguration-gen", "client-gen"], order);
        Assert.Equal($"applyconfiguration-gen@{version} {Head} {arguments}", commands[0]);
        Assert.Contains("--clientset-name v --apply-configuration-package example.org/sample/one/pkg/generated/ac", commands[1], StringComparison.Ordinal);
        Assert.Contains("/pkg/generated/set ", commands[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_exceptions_go_where_the_script_of_the_generator_puts_them()
    {
        _directory.Write("api/control/v1alpha1/types.go", Asking);
        _directory.Write("api/other/v1/types.go", Asking);
        var script = RecipeSource.FolderScript.Replace(
            "--with-watch", "--with-watch --listers-name l --informers-name i --plural-exceptions A:As --prefers-protobuf --one-input-api control --applyconfig-externals e --applyconfig-openapi-schema s", StringComparison.Ordinal);

        var commands = await RunAsync(script, "v0.32.13");

        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Contains("--plural-exceptions A:As", command, StringComparison.Ordinal));
        Assert.All(commands, command => Assert.DoesNotContain("other/v1", command, StringComparison.Ordinal));
        Assert.EndsWith("--input-base ROOT/api --plural-exceptions A:As --prefers-protobuf=true --input control/v1alpha1", commands[0], StringComparison.Ordinal);
        Assert.Contains("--output-dir ROOT/pkg/generated/i ", commands[1], StringComparison.Ordinal);
        Assert.Contains("--listers-package example.org/sample/one/pkg/generated/l ", commands[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_package_that_asks_for_clients_nothing_is_run()
    {
        _directory.Write("api/control/v1alpha1/types.go", "package v1alpha1\n");

        Assert.Empty(await RunAsync(RecipeSource.PackageScript, "v0.28.2"));
        Assert.True(Directory.Exists(_directory["pkg/generated"]));
    }

    [Theory]
    [InlineData("v0.28.2", "api/a/v1/types.go", Asking, true)]
    [InlineData("v0.28.2", "api/a/v1/one.go", Asking, false)]
    [InlineData("v0.28.2", "api/a/v1/types.go", "// about +genclient", true)]
    [InlineData("v0.30.12", "api/a/v1/one.go", Asking, true)]
    [InlineData("v0.30.12", "api/a/v1/one.go", "// about +genclient", true)]
    [InlineData("v0.30.12", "api/a/v1/notes.txt", Asking, false)]
    [InlineData("v0.30.12", "api/vendor/v1/one.go", Asking, false)]
    [InlineData("v0.30.12", "api/_output/a/v1/one.go", Asking, false)]
    [InlineData("v0.31.0", "api/a/v1/one.go", "// about +genclient", false)]
    [InlineData("v0.31.0", "api/a/v1/one.go", "\t //+genclient:nonNamespaced", true)]
    [InlineData("v0.32.13", "api/a/v1beta2/one.go", Asking, true)]
    [InlineData("v0.32.13", "api/a/v1gamma2/one.go", Asking, false)]
    [InlineData("v0.32.13", "api/a/common/one.go", Asking, false)]
    [InlineData("v0.32.13", "other/a/v1/one.go", Asking, false)]
    public void Packages_are_those_that_the_script_of_the_version_finds(string version, string path, string text, bool isFound)
    {
        _directory.Write(path, text);
        var packages = ClientPackage.Find(_directory.FullPath, "api", CodeGenerator.Of((version, "here")));
        Assert.Equal(isFound ? [$"example.org/sample/one/{Path.GetDirectoryName(path)}"] : [], packages.Select(package => package.Import));
    }

    [Fact]
    public void Packages_are_ordered_by_their_bytes_and_counted_once()
    {
        foreach (var path in new[] { "api/b/v1/x.go", "api/b/v1/y.go", "api/B/v1/x.go", "api/b/v10/x.go", "api/b/v2/x.go", "api/b-c/v1/x.go" })
        {
            _directory.Write(path, Asking);
        }

        Assert.Equal(["B/v1", "b-c/v1", "b/v1", "b/v10", "b/v2"], ClientPackage.Find(_directory.FullPath, "api", CodeGenerator.Of(("v0.30.14", "here"))).Select(package => package.GroupVersion));
    }

    [Fact]
    public void Packages_behind_links_are_not_looked_at()
    {
        _directory.Write("elsewhere/v1/one.go", Asking);
        Directory.CreateSymbolicLink(_directory["api"], _directory["elsewhere"]);
        _directory.Make("types");
        File.CreateSymbolicLink(_directory["types/linked.go"], _directory["elsewhere/v1/one.go"]);

        Assert.Empty(ClientPackage.Find(_directory.FullPath, "types", CodeGenerator.Of(("v0.30.14", "here"))));
    }

    private async Task<IReadOnlyList<string>> RunAsync(string script, string version, Action<string>? onRun = null)
    {
        var run = new RecordingRun(_directory) { OnRun = tool => onRun?.Invoke(tool.Name) };
        await RecipeSource.Clients(script, version).Steps.OfType<GenClientStep>().Single().RunAsync(run, CancellationToken.None);
        return run.Commands;
    }
}
