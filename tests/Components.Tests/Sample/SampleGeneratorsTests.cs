using System.Text;
using KubeStellar.Build.Sample;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Build.Tests.Sample;

public sealed class SampleGeneratorsTests(SampleTools tools) : IClassFixture<SampleTools>
{
    private const string Kubestellar = SampleTools.Owner + "/kubestellar";
    private const string Header = "hack/boilerplate/boilerplate.generatego.txt";
    private const string NewGeneration = "v0.32.100-sample.1";
    private const string OldGeneration = "v0.28.100-sample.1";
    private const string Imports = "github.com/openshift-eng/openshift-goimports@5a3b1e0c9d7f42685e1f0a9b8c7d6e5f40312a1b";

    [SkippableFact]
    public async Task The_committed_files_are_exactly_what_the_generators_make()
    {
        var checkout = tools.Clone("kubestellar");
        await DefineAsync(checkout, "./api/...", "hack/boilerplate/boilerplate.go.txt");
        await ClientsAsync(checkout, NewGeneration, suffix => ["--output-dir", Path.Combine(checkout, "pkg/generated", suffix), "--output-pkg", $"{Kubestellar}/pkg/generated/{suffix}"], inputsByFlag: false);
        Assert.Empty(ChangesIn(checkout));
        var addOn = tools.Clone("ocm-status-addon");
        await DefineAsync(addOn, "./...", "hack/boilerplate.go.txt");
        Assert.Empty(ChangesIn(addOn));
    }

    [SkippableFact]
    public async Task Generators_of_the_old_generation_make_the_same_where_the_path_of_the_checkout_ends_in_the_modules()
    {
        var checkout = tools.Clone("kubestellar");
        await ClientsAsync(checkout, OldGeneration, suffix => ["--output-base", Path.GetFullPath("../../..", checkout), "--output-package", $"{Kubestellar}/pkg/generated/{suffix}"], inputsByFlag: true);
        Assert.Empty(ChangesIn(checkout));
        var elsewhere = Path.Combine(Path.GetDirectoryName(checkout)!, "elsewhere");
        Directory.Move(checkout, elsewhere);
        var refused = await Assert.ThrowsAsync<CommandFailedException>(() => ClientsAsync(
            elsewhere, OldGeneration, suffix => ["--output-base", Path.GetFullPath("../../..", elsewhere), "--output-package", $"{Kubestellar}/pkg/generated/{suffix}"], inputsByFlag: true));
        Assert.Contains("at the module's path", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_generator_tells_the_version_that_it_was_installed_by()
    {
        var program = await tools.InstallAsync(SampleTools.ControllerGen);
        var printed = await tools.Prepare(program, "--version").RunAsync(CancellationToken.None);
        Assert.Equal("Version: v0.15.100-sample.2\n", printed.StandardOutput);
    }

    [SkippableTheory]
    [InlineData(SampleTools.ControllerGen, "unknown option \"crds\"", "crds", "paths=./api/...")]
    [InlineData(SampleTools.ControllerGen, "unknown flag: --output", "--output", "x", "crd")]
    [InlineData(SampleTools.ControllerGen, "no generators specified", "paths=./api/...")]
    [InlineData(SampleTools.ControllerGen, "non-invoked generator \"crd\"", "object", "output:crd:dir=x", "paths=./api/...")]
    [InlineData(SampleTools.ControllerGen, "unknown argument \"header\"", "object:header=x", "paths=./api/...")]
    [InlineData(SampleTools.ControllerGen, "pattern ./apis/...", "object", "paths=./apis/...")]
    [InlineData("k8s.io/code-generator/cmd/client-gen@" + NewGeneration, "unknown flag: --output-base", "--output-base", "x")]
    [InlineData("k8s.io/code-generator/cmd/lister-gen@" + NewGeneration, "--output-dir must be specified", "--output-pkg", "x")]
    [InlineData("k8s.io/code-generator/cmd/informer-gen@" + NewGeneration, "--versioned-clientset-package must be specified", "--output-dir", "x", "--output-pkg", "x")]
    [InlineData("k8s.io/code-generator/cmd/lister-gen@" + OldGeneration, "unknown flag: --output-dir", "--output-dir", "x")]
    [InlineData(Imports, "only one path can be specified", "-m", "x", "a", "b")]
    public async Task What_a_generator_does_not_know_it_refuses(string pin, string reason, params string[] arguments)
    {
        var checkout = tools.Clone("kubestellar");
        var program = await tools.InstallAsync(pin, pin.Contains(OldGeneration, StringComparison.Ordinal) ? "old" : "bin");
        var result = await tools.Prepare(program, arguments).WithWorkingDirectory(checkout).ProbeAsync(CancellationToken.None);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(reason, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(ChangesIn(checkout));
    }

    [SkippableFact]
    public async Task A_mistake_in_the_types_is_told_with_its_place_and_nothing_is_written()
    {
        var checkout = tools.Clone("kubestellar");
        var types = Path.Combine(checkout, "api/control/v1alpha1/types.go");
        await File.WriteAllTextAsync(types, (await File.ReadAllTextAsync(types)).Replace("Clusters int32", "Clusters Count", StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => DefineAsync(checkout, "./api/...", "hack/boilerplate/boilerplate.go.txt"));
        Assert.Matches("types[.]go:[0-9]+:[0-9]+: unknown type Count", failure.Message);
        Assert.Equal(["api/control/v1alpha1/types.go"], ChangesIn(checkout));
    }

    [SkippableFact]
    public async Task The_samples_sources_pass_the_checks_of_their_Makefile()
    {
        foreach (var name in new[] { "kubestellar", "ocm-status-addon" })
        {
            var checkout = tools.Clone(name);
            foreach (var arguments in new[] { "vet ./...", "test ./...", "mod tidy", "fmt ./..." })
            {
                await tools.Go(arguments.Split(' ')).WithEnvironment("GOPROXY", "off").WithWorkingDirectory(checkout).RunAsync(CancellationToken.None);
            }

            Assert.Empty(ChangesIn(checkout));
        }
    }

    [Fact]
    public void A_generator_that_changes_gets_another_version_because_Go_keeps_what_it_fetched_once()
    {
        var digests = SampleGenerators.Modules().Select(module => $"{module.Path}@{module.Version} {DigestOf(module.Files)}");
        Assert.Equal(
            [
                "github.com/openshift-eng/openshift-goimports@v0.0.0-20240902120000-5a3b1e0c9d7f sha256:936b7f015b36288a5e851a7d75d5477bbf20b3c7ff649d54c809b3c747f24f52",
                "k8s.io/code-generator@v0.28.100-sample.1 sha256:e3c5fb9ff845fd2ebdfd0d973fedd4827c42c81ece30ebb21e5ea1de264a8713",
                "k8s.io/code-generator@v0.32.100-sample.1 sha256:a5e7bee76328375520dfc4795d9303ae2fbdc5645b6c19d2ac4a37f62f9c03ce",
                "sigs.k8s.io/controller-tools@v0.15.100-sample.2 sha256:67d20b8edaeb603d0555fc249d9c46119458ea41d5a4657d17ddebc280a640aa",
            ],
            digests);

        static string DigestOf(IReadOnlyDictionary<string, byte[]> files) => Digest.Of(
            [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => Encoding.UTF8.GetBytes(file.Key + "\n").Concat(file.Value))]).ToString();
    }

    [Theory]
    [InlineData(null, null, null, "https://proxy.golang.org,direct", "")]
    [InlineData("off", "example.org/secret", "example.org/private", "off", "example.org/secret,")]
    [InlineData("https://proxy.example", null, "example.org/private", "https://proxy.example", "example.org/private,")]
    public void What_the_user_says_of_proxies_and_checksums_counts_behind_them(string? proxy, string? excepted, string? isPrivate, string proxies, string exceptions)
    {
        var user = new Dictionary<string, string?> { ["GOPROXY"] = proxy, ["GONOSUMDB"] = excepted, ["GOPRIVATE"] = isPrivate, ["HOME"] = "/home/user" }
            .Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!);
        var variables = SampleWorkspace.WithGenerators("/a, b", user);
        Assert.Equal($"file:///a%2C%20b/proxy,{proxies}", variables["GOPROXY"]);
        Assert.Equal($"{exceptions}github.com/openshift-eng/openshift-goimports,k8s.io/code-generator,sigs.k8s.io/controller-tools", variables["GONOSUMDB"]);
        Assert.Equal("/home/user", variables["HOME"]);
    }

    private async Task DefineAsync(string checkout, string paths, string header)
    {
        var program = await tools.InstallAsync(SampleTools.ControllerGen);
        string[] definitions = ["rbac:roleName=manager-role", "crd", "webhook", $"paths={paths}", "output:crd:artifacts:config=config/crd/bases"];
        foreach (var arguments in new[] { definitions, [$"object:headerFile={header}", $"paths={paths}"] })
        {
            await tools.Prepare(program, arguments).WithWorkingDirectory(checkout).RunAsync(CancellationToken.None);
        }
    }

    private async Task ClientsAsync(string checkout, string generation, Func<string, string[]> placeOf, bool inputsByFlag)
    {
        string[] packages = inputsByFlag ? ["--input-dirs", $"{Kubestellar}/api/control/v1alpha1"] : [$"{Kubestellar}/api/control/v1alpha1"];
        var inputBase = inputsByFlag ? $"{Kubestellar}/api" : Path.Combine(checkout, "api");
        Directory.Delete(Path.Combine(checkout, "pkg/generated"), recursive: true);
        await RunAsync("client-gen", ["--clientset-name", "versioned", "--input-base", inputBase, "--apply-configuration-package", "", "--input", "control/v1alpha1", .. placeOf("clientset")]);
        await RunAsync("lister-gen", [.. placeOf("listers"), .. packages]);
        await RunAsync("informer-gen", [
            .. placeOf("informers"), "--versioned-clientset-package", $"{Kubestellar}/pkg/generated/clientset/versioned", "--listers-package", $"{Kubestellar}/pkg/generated/listers", .. packages]);
        var imports = await tools.InstallAsync(Imports);
        await tools.Prepare(imports, "-i", SampleTools.Owner + "/ocm-status-addon", "-m", Kubestellar, "pkg/generated").WithWorkingDirectory(checkout).RunAsync(CancellationToken.None);

        async Task RunAsync(string name, string[] arguments)
        {
            var program = await tools.InstallAsync($"k8s.io/code-generator/cmd/{name}@{generation}", generation);
            await tools.Prepare(program, ["-v", "0", "--go-header-file", Header, .. arguments]).WithWorkingDirectory(checkout).RunAsync(CancellationToken.None);
        }
    }

    private static IReadOnlyList<string> ChangesIn(string checkout)
    {
        using var repository = SourceRepository.Open(checkout);
        return repository.ListChanges();
    }
}
