using System.Text;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Deriving;

public sealed class ChartDeriverTests
{
    private const string Image = "localhost:5000/team/controller-manager:1.0.0-dev";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_of_cluster_roles_get_the_control_planes_prefix_by_filter_and_by_script(bool byFilter)
    {
        using var source = Source(byFilter ? DerivationSource.YqMakefile : DerivationSource.ScriptMakefile);
        var derived = await DeriveAsync(source);
        var documents = YamlDocuments.Split(TextOf(derived, "templates/controller-manager.yaml")).Select(text => YamlEdit.Parse(text, "f")).ToLookup(document => document.Find("kind"));
        Assert.Equal("{{.Values.ControlPlaneName}}-sample-manager", Assert.Single(documents["ClusterRole"]).Find("metadata", "name"));
        var binding = Assert.Single(documents["ClusterRoleBinding"]);
        Assert.Equal("{{.Values.ControlPlaneName}}-sample-manager", binding.Find("metadata", "name"));
        Assert.Equal("{{.Values.ControlPlaneName}}-sample-manager", binding.Find("roleRef", "name"));
        Assert.Contains("  name: '{{.Values.ControlPlaneName}}-sample-manager'\n", binding.Text, StringComparison.Ordinal);
        Assert.Equal("sample-manager", Assert.Single(documents["ServiceAccount"]).Find("metadata", "name"));
        Assert.Equal(2, documents["CustomResourceDefinition"].Count());
        Assert.Contains($"image: {Image}\n", Assert.Single(documents["Deployment"]).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Copied_files_are_those_that_the_pattern_names()
    {
        using var source = Source(DerivationSource.ScriptMakefile);
        var derived = await DeriveAsync(source);
        Assert.Equal(["crds/bowls.yaml", "crds/cups.yaml", "templates/controller-manager.yaml"], derived.Files.Select(file => file.Path));
        Assert.Equal(File.ReadAllText(source["config/crd/bases/cups.yaml"]), TextOf(derived, "crds/cups.yaml"));
    }

    [SkippableFact]
    public async Task Custom_resource_definitions_are_split_off_and_all_else_stays_as_kustomize_prints_it()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        var derived = await DeriveAsync(source);
        var kinds = YamlDocuments.Split(TextOf(derived, "crds/crds.yaml")).Select(text => YamlEdit.Parse(text, "f").Find("kind"));
        Assert.Equal(["CustomResourceDefinition", "CustomResourceDefinition"], kinds);

        source.Write("config/manager/kustomization.yaml", $"resources: [manager.yaml]\nimages: [{{name: controller, newName: localhost:5000/team/controller-manager, newTag: 1.0.0-dev}}]\n");
        var printed = await (await TestTools.RequireAsync("kustomize")).Prepare("build", source["config/default"]).RunAsync(CancellationToken.None);
        Assert.Equal(printed.StandardOutput, TextOf(derived, "crds/crds.yaml") + "---\n" + TextOf(derived, "templates/operator.yaml"));
    }

    [SkippableFact]
    public async Task Hooks_become_a_secret_as_kubectl_prints_it()
    {
        using var source = Source(DerivationSource.HooksMakefile);
        var derived = await DeriveAsync(source);
        Assert.Equal(
            $"apiVersion: v1\ndata:\n  hooks.yaml: {Convert.ToBase64String("hook: one\n---\nhook: two\n"u8)}\nkind: Secret\nmetadata:\n  creationTimestamp: null\n  name: postcreate-hooks\n  namespace: sample-system\n",
            TextOf(derived, "templates/builtin-hooks.yaml"));
        Assert.Contains("  name: bowls.sample.example.org\n", TextOf(derived, "crds/bowls.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("bowls", TextOf(derived, "crds/cups.yaml"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Every_place_of_the_image_is_listed_with_its_line()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        var derived = await DeriveAsync(source);
        var place = Assert.Single(derived.Substitutions);
        Assert.Equal(("chart/templates/operator.yaml", "controller", Image), (place.File, place.Placeholder, place.Value));
        Assert.EndsWith($"image: {Image}", TextOf(derived, "templates/operator.yaml").Split('\n')[place.Line - 1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Overlays_may_use_files_elsewhere_in_the_checkout()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("deploy/extra/kustomization.yaml", "resources: [map.yaml]\n");
        source.Write("deploy/extra/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n");
        source.Write("config/rbac/kustomization.yaml", "resources: [role.yaml, ../../deploy/extra]\n");
        Assert.Contains("name: sample-extra\n", TextOf(await DeriveAsync(source), "templates/operator.yaml"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Links_within_the_checkout_are_followed()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        var role = source.Write("shared/role.yaml", File.ReadAllText(source["config/rbac/role.yaml"]));
        File.Delete(source["config/rbac/role.yaml"]);
        File.CreateSymbolicLink(source["config/rbac/role.yaml"], "../../shared/role.yaml");
        Assert.True(File.Exists(role));
        Assert.Contains("kind: ClusterRole\n", TextOf(await DeriveAsync(source), "templates/operator.yaml"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Linked_folders_are_followed_but_not_in_circles()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        Directory.Move(source["config/rbac"], source["shared"]);
        Directory.CreateSymbolicLink(source["config/rbac"], "../shared");
        Assert.Contains("kind: ClusterRole\n", TextOf(await DeriveAsync(source), "templates/operator.yaml"), StringComparison.Ordinal);
        Directory.CreateSymbolicLink(source["shared/again"], "..");
        Assert.StartsWith("config/rbac/again", (await Assert.ThrowsAsync<OutsideCheckoutException>(() => DeriveAsync(source))).Path, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/etc/hostname")]
    [InlineData("../../../hostname")]
    [InlineData("role.yaml")]
    public async Task Links_that_leave_the_checkout_or_lead_in_circles_are_refused(string target)
    {
        using var source = Source(DerivationSource.SplitMakefile);
        File.Delete(source["config/rbac/role.yaml"]);
        File.CreateSymbolicLink(source["config/rbac/role.yaml"], target);
        var error = await Assert.ThrowsAsync<OutsideCheckoutException>(() => DeriveAsync(source));
        Assert.Contains("config/rbac/role.yaml", error.Path, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_overlay_that_leaves_the_checkout_is_refused()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("config/rbac/kustomization.yaml", "resources: [../../../other]\n");
        Assert.Equal("../../../other", (await Assert.ThrowsAsync<OutsideCheckoutException>(() => DeriveAsync(source))).Target);
    }

    [SkippableFact]
    public async Task A_failure_of_kustomize_names_the_overlay_and_what_it_printed_by_paths_of_the_checkout()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("config/rbac/kustomization.yaml", "resources: [no-such-file.yaml]\n");
        var error = await Assert.ThrowsAsync<KustomizeFailedException>(() => DeriveAsync(source));
        Assert.Equal("config/default", error.Overlay);
        Assert.Contains("no-such-file.yaml", error.Fault.Found, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath() + "kustomize-", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("cd config/manager", "cd config/absent", "Makefile:8")]
    [InlineData("build config/default | yq eval 'select(.kind !=", "build config/absent | yq eval 'select(.kind !=", "Makefile:10")]
    public async Task A_folder_that_the_checkout_lacks_is_named_with_the_recipes_line(string before, string after, string place)
    {
        using var source = Source(DerivationSource.SplitMakefile.Replace(before, after, StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<MissingRecipeFileException>(() => DeriveAsync(source));
        Assert.Equal(("config/absent", place), (error.Path, error.Fault.Subject));
    }

    [SkippableFact]
    public async Task A_failure_of_kustomize_says_how_to_see_it_again()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("config/manager/kustomization.yaml", "resources: {}\n");
        var error = await Assert.ThrowsAsync<KustomizeFailedException>(() => DeriveAsync(source));
        Assert.Contains($"cd config/manager && {error.Program.Path} edit set image controller={Image}", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Contains("unknown version", error.Fault.Operation, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_remote_base_is_not_fetched()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("config/rbac/kustomization.yaml", "resources: ['https://example.invalid/base.yaml']\n");
        var error = await Assert.ThrowsAsync<KustomizeFailedException>(() => DeriveAsync(source));
        Assert.Contains("example.invalid", error.Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_kustomization_that_is_no_yaml_is_an_error_with_its_place()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        source.Write("config/rbac/kustomization.yaml", "resources:\n- a\n b: [\n");
        var error = await Assert.ThrowsAsync<InvalidYamlException>(() => DeriveAsync(source));
        Assert.Equal(("config/rbac/kustomization.yaml", true), (error.File, error.Line > 1));
    }

    [SkippableFact]
    public async Task A_file_that_the_recipe_reads_and_the_checkout_lacks_is_named_with_the_recipes_line()
    {
        using var source = Source(DerivationSource.HooksMakefile);
        File.Delete(source["config/samples/two.yaml"]);
        var error = await Assert.ThrowsAsync<MissingRecipeFileException>(() => DeriveAsync(source));
        Assert.Equal(("config/samples/two.yaml", "Makefile:12"), (error.Path, error.Fault.Subject));
    }

    [SkippableFact]
    public async Task A_chart_that_the_recipe_does_not_make_needs_no_kustomize()
    {
        using var source = Source(DerivationSource.SplitMakefile);
        var derived = await new ChartDeriver(new NoKustomize()).DeriveAsync(RecipeOf(source), source.FullPath, "core-chart", Image, CancellationToken.None);
        Assert.Empty(derived.Files);
        Assert.Null(derived.Kustomize);
    }

    private static TemporaryDirectory Source(string makefile)
    {
        var source = new TemporaryDirectory();
        foreach (var (path, text) in DerivationSource.Files.Append(("Makefile", makefile)))
        {
            source.Write(path, text);
        }

        return source;
    }

    private static ChartRecipe RecipeOf(TemporaryDirectory source) => ChartRecipe.Read(new WorkTreeFiles(source.FullPath))!;

    private static Task<DerivedChart> DeriveAsync(TemporaryDirectory source) =>
        new ChartDeriver(new TestKustomize()).DeriveAsync(RecipeOf(source), source.FullPath, "chart", Image, CancellationToken.None);

    private static string TextOf(DerivedChart derived, string path) => Encoding.UTF8.GetString(derived.Files.Single(file => file.Path == path).Content.Span);

    private sealed class NoKustomize : KubeStellar.Delivery.Tools.IKustomizePrograms
    {
        public Task<KubeStellar.Delivery.Tools.KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
