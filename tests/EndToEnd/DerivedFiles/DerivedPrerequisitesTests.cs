using LibGit2Sharp;

namespace KubeStellar.EndToEnd.DerivedFiles;

[Collection(DerivedSampleCollection.Name)]
public sealed class DerivedPrerequisitesTests(DerivedSample sample)
{
    private const string Definition = "config/crd/bases/control.kubestellar.example_bindingpolicies.yaml";
    private const string AllDefinitions = "pkg/crd/files/crds.yaml";

    // git ignores it in the sample.
    private const string Template = "chart/templates/controller-manager.yaml";
    private const string Pin = "CONTROLLER_TOOLS_VERSION ?= v0.15.100-sample.2";

    [SkippableFact]
    public async Task Chart_derives_the_definitions_before_the_chart()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField();
        (await sample.RunAsync(checkout, "Chart")).Succeeded();
        Assert.Superset(new[] { Definition, AllDefinitions }.ToHashSet(), checkout.Changes().ToHashSet());
        Assert.True(File.Exists(checkout[Template]));
    }

    [SkippableFact]
    public async Task Chart_takes_the_definitions_as_they_are_where_their_generator_cannot_be_had()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField();
        checkout.Edit("Makefile", Pin, "CONTROLLER_TOOLS_VERSION ?= v0.98.0");
        var run = (await sample.RunAsync(checkout, "Chart", [], ("GOPROXY", "off"))).Succeeded();
        Assert.Contains("as they are in the checkout", run.Output, StringComparison.Ordinal);
        Assert.Contains("controller-gen@v0.98.0", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(checkout[Template]));
        Assert.DoesNotContain(Definition, checkout.Changes());
    }

    [SkippableFact]
    public async Task A_generator_that_fails_ends_Chart_before_it_writes_anything()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("Makefile", Pin, "CONTROLLER_TOOLS_VERSION ?= v0.96.0");
        var proxy = sample.ProxyWith("v0.96.0", "\tfmt.Fprintln(os.Stderr, \"no such marker\")\n\tos.Exit(3)");
        (await sample.RunAsync(checkout, "Chart", [], ("GOPROXY", proxy))).Failed("no such marker", "exit code 3");
        Assert.Equal(["Makefile"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_release_whose_tag_has_stale_derived_files_is_refused_with_their_names()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField();
        await NameReleaseAsync(checkout, "0.2.0");
        checkout.Commit("Add a field and forget what is derived from it");
        Tag(checkout, "v0.2.0");
        (await sample.RunAsync(checkout, "Release", "--version", "0.2.0", "--dry-run")).Failed("derived.current", Definition, $"./build.sh AllGenerated --source {checkout.Folder}");
        Assert.Contains("SKIPPED derived.current", (await sample.RunAsync(checkout, "Release", "--version", "0.2.0", "--dry-run", "--skip-check", "derived.current")).Succeeded().Output, StringComparison.Ordinal);

        (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        await NameReleaseAsync(checkout, "0.2.1");
        checkout.Commit("Derive it");
        Tag(checkout, "v0.2.1");
        (await sample.RunAsync(checkout, "Release", "--version", "0.2.1", "--dry-run")).Succeeded();
    }

    [SkippableFact]
    public async Task A_release_goes_on_where_a_generator_cannot_be_had_and_says_so()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("Makefile", Pin, "CONTROLLER_TOOLS_VERSION ?= v0.98.0");
        await NameReleaseAsync(checkout, "0.2.2");
        checkout.Commit("Pin a version that nobody has");
        Tag(checkout, "v0.2.2");
        var run = (await sample.RunAsync(checkout, "Release", ["--version", "0.2.2", "--dry-run"], ("GOPROXY", "off"))).Succeeded();
        Assert.Contains("derived.current", run.Output, StringComparison.Ordinal);
        Assert.Contains("not checkable", run.Output, StringComparison.Ordinal);
    }

    // What the files say of their own release is right, so that derived files alone are in question.
    private async Task NameReleaseAsync(SampleCheckout checkout, string version) =>
        (await sample.RunAsync(checkout, "UpdateReferences", "--release", version)).Succeeded();

    private static void Tag(SampleCheckout checkout, string tag)
    {
        using var repository = new Repository(checkout.Folder);
        repository.ApplyTag(tag);
    }
}
