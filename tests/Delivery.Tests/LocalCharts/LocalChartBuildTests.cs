using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.LocalCharts;
using KubeStellar.Delivery.Tests.Charts.Deriving;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.LocalCharts;

public sealed class LocalChartBuildTests
{
    private const string Canonical = "ghcr.io/kubestellar/kubestellar/controller-manager";
    private const string Derived = "chart/templates/controller-manager.yaml";

    [SkippableFact]
    public async Task Chart_rewrites_the_derived_files_in_the_checkout_and_nothing_else()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, (Derived, "# committed\n"));
        using var source = SourceRepository.Open(repository.Folder);
        var plan = Plan(source);
        var result = Assert.Single(await Build.RewriteAsync(plan, CancellationToken.None));
        Assert.Equal([Derived], source.ListChanges().Select(change => change.Split(' ')[^1]));
        Assert.Equal([Path.Combine(repository.Folder, Derived)], result.FilesWritten);
        Assert.Contains($"image: {Canonical}:{source.Abbreviate(source.Head!.Value)}\n", File.ReadAllText(Path.Combine(repository.Folder, Derived)), StringComparison.Ordinal);
        Assert.Equal([Derived], plan[0].DerivedFiles);

        Assert.Empty(Assert.Single(await Build.RewriteAsync(plan, CancellationToken.None)).FilesWritten);
    }

    [SkippableFact]
    public async Task Chart_writes_nothing_when_kustomize_fails()
    {
        using var repository = NewRepository(DerivationSource.HooksMakefile);
        repository.Write("config/crd/kustomization.yaml", "resources: [none.yaml]\n");
        var before = Hashes(repository.Folder);
        await Assert.ThrowsAsync<KustomizeFailedException>(() => Build.RewriteAsync(Plan(repository), CancellationToken.None));
        Assert.Equal(before, Hashes(repository.Folder));
    }

    [SkippableFact]
    public async Task LocalChart_writes_a_whole_copy_and_leaves_every_file_of_the_checkout_as_it_was()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, (Derived, "# committed\n"), ("chart/.helmignore", "*.bak\n"));
        repository.Write("chart/notes.bak", "ignored by helm\n");
        repository.Write("bin/tool", "ignored by git\n");
        repository.Write("config/manager/trace.log", "ignored by git\n");
        using var output = new TemporaryDirectory();
        var before = Hashes(repository.Folder);
        var plan = Plan(repository, new() { Image = "localhost:5000/team/controller-manager:v1.0.0-dev" });
        var expected = Assert.Single(plan).CopiedFiles(output.FullPath);
        var result = Assert.Single(await Build.CopyAsync(plan, output.FullPath, CancellationToken.None));

        Assert.Equal(before, Hashes(repository.Folder));
        Assert.Equal(output["controller-manager-chart"], result.Folder);
        Assert.Equal(
            [".helmignore", "Chart.yaml", "notes.bak", "templates/controller-manager.yaml", "templates/notes.txt", "values.yaml"],
            Hashes(result.Folder).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(Path.Combine(repository.Folder, "chart/Chart.yaml")), File.ReadAllText(output["controller-manager-chart/Chart.yaml"]));
        Assert.Contains("image: localhost:5000/team/controller-manager:1.0.0-dev\n", File.ReadAllText(output["controller-manager-chart/templates/controller-manager.yaml"]), StringComparison.Ordinal);
        Assert.Equal([Derived], result.Substitutions.Select(place => place.File));
        Assert.Equal(expected, result.FilesWritten);
    }

    [SkippableFact]
    public async Task LocalChart_replaces_an_older_copy_whole_and_nothing_else()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        using var output = new TemporaryDirectory();
        output.Write("controller-manager-chart/Chart.yaml", "name: old\n");
        output.Write("controller-manager-chart/templates/gone.yaml", "old\n");
        output.Write("other/kept", "kept\n");
        await Build.CopyAsync(Plan(repository), output.FullPath, CancellationToken.None);
        Assert.False(File.Exists(output["controller-manager-chart/templates/gone.yaml"]));
        Assert.Equal(["controller-manager-chart", "other"], Directory.EnumerateFileSystemEntries(output.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task A_folder_that_holds_something_else_is_not_replaced()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        using var output = new TemporaryDirectory();
        output.Write("controller-manager-chart/thesis.txt", "irreplaceable\n");
        var error = await Assert.ThrowsAsync<OccupiedFolderException>(() => Build.CopyAsync(Plan(repository), output.FullPath, CancellationToken.None));
        Assert.Equal(output["controller-manager-chart"], error.Folder);
        Assert.True(File.Exists(output["controller-manager-chart/thesis.txt"]));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("chart/templates")]
    public async Task A_copy_does_not_replace_the_chart_itself(string folder)
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, ("chart/Chart.yaml", "name: chart\nversion: 0.1.0\n"));
        await Assert.ThrowsAsync<OccupiedFolderException>(() => Build.CopyAsync(Plan(repository), Path.Combine(repository.Folder, folder).TrimEnd('/'), CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_copy_does_not_replace_the_chart_itself_through_a_link()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, ("chart/Chart.yaml", "name: chart\nversion: 0.1.0\n"));
        using var folder = new TemporaryDirectory();
        Directory.CreateSymbolicLink(folder["output"], repository.Folder);
        var before = Hashes(repository.Folder);
        await Assert.ThrowsAsync<OccupiedFolderException>(() => Build.CopyAsync(Plan(repository), folder["output"], CancellationToken.None));
        Assert.Equal(before, Hashes(repository.Folder));
    }

    [SkippableFact]
    public async Task A_link_in_place_of_a_copy_is_replaced_and_what_it_leads_to_stays()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        using var folder = new TemporaryDirectory();
        folder.Write("elsewhere/Chart.yaml", "name: precious\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.Make("output"), "controller-manager-chart"), folder["elsewhere"]);
        await Build.CopyAsync(Plan(repository), folder["output"], CancellationToken.None);
        Assert.Equal("name: precious\n", File.ReadAllText(folder["elsewhere/Chart.yaml"]));
        Assert.Null(new DirectoryInfo(folder["output/controller-manager-chart"]).LinkTarget);
    }

    [SkippableFact]
    public async Task Charts_of_one_name_do_not_share_a_copy()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, ("other/Chart.yaml", "name: controller-manager-chart\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/other\n"));
        using var output = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<SharedCopyFolderException>(() => Build.CopyAsync(Plan(repository), output.FullPath, CancellationToken.None));
        Assert.Equal(["chart", "other"], error.Charts.Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(output.FullPath));
    }

    [SkippableFact]
    public async Task What_is_in_the_way_of_a_copy_is_an_error_that_names_it()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        using var folder = new TemporaryDirectory();
        folder.Write("output", "a file\n");
        var error = await Assert.ThrowsAsync<UnwritableChartException>(() => Build.CopyAsync(Plan(repository), folder["output"], CancellationToken.None));
        Assert.Equal(folder["output/controller-manager-chart"], error.Place);
        Assert.Equal(["output"], Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName));
    }

    [SkippableFact]
    public async Task What_is_in_the_way_of_a_derived_file_is_an_error_that_names_it_and_leaves_nothing_behind()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        repository.Write(Derived + "/in-the-way", "a folder where the file belongs\n");
        var before = Hashes(repository.Folder);
        var error = await Assert.ThrowsAsync<UnwritableFileException>(() => Build.RewriteAsync(Plan(repository), CancellationToken.None));
        Assert.Equal(Path.Combine(repository.Folder, Derived), error.Path);
        Assert.Equal(before, Hashes(repository.Folder));
    }

    [Fact]
    public void Runs_at_once_leave_the_whole_copy_of_one_of_them()
    {
        using var folder = new TemporaryDirectory();
        var copies = Enumerable.Range(0, 6).Select(run => new ChartFileSet("c", Enumerable.Range(0, 4).Select(file => new ChartFile($"f{file}", new[] { (byte)run })))).ToList();
        var place = ChartCopy.To(folder["copy"], []);
        Parallel.ForEach(copies, copy =>
        {
            for (var i = 0; i < 30; i++)
            {
                place.Write(copy);
            }
        });
        Assert.Single(Hashes(folder["copy"]).Values.Distinct());
        Assert.Equal(["copy"], Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName));
    }

    [SkippableTheory]
    [InlineData("example.org/x/controller-manager:v1.0.0-dev", "example.org/x/controller-manager:1.0.0-dev")]
    [InlineData("example.org/x/controller-manager:v1.2.3", "example.org/x/controller-manager:1.2.3")]
    [InlineData("localhost:5000/dev/controller-manager:dev", "localhost:5000/dev/controller-manager:dev")]
    [InlineData("example.org/x/controller-manager:v1", "example.org/x/controller-manager:v1")]
    [InlineData("example.org/x/controller-manager:1.0.0-v2", "example.org/x/controller-manager:1.0.0-v2")]
    [InlineData("example.org/x/controller-manager:v1.2.3@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "example.org/x/controller-manager:1.2.3@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("controller-manager:dev", "controller-manager:dev")]
    [InlineData("team/controller-manager:v1.2.3", "team/controller-manager:1.2.3")]
    public void The_v_is_dropped_from_a_version_alone(string image, string expected)
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        Assert.Equal(expected, Assert.Single(Plan(repository, new() { Image = image })[0].Images).ToString());
    }

    [SkippableFact]
    public void The_v_stays_where_the_recipe_keeps_it()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile.Replace(DerivationSource.WithoutV, "${IMG}", StringComparison.Ordinal));
        Assert.Equal("example.org/m:v1.2.3", Assert.Single(Plan(repository, new() { Image = "example.org/m:v1.2.3" })[0].Images).ToString());
    }

    [SkippableFact]
    public void The_makefiles_own_image_gets_the_tag_asked_for()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile.Replace("ghcr.io/kubestellar/kubestellar", "ko.local", StringComparison.Ordinal));
        Assert.Equal("ko.local/controller-manager:test", Assert.Single(Plan(repository, new() { ImageTag = "test" })[0].Images).ToString());
    }

    [SkippableFact]
    public async Task With_a_version_the_copy_is_what_the_release_would_be()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, ("core-chart/Chart.yaml", "name: core-chart\nversion: 0.1.0\nappVersion: 0.1.0\n"), ("core-chart/values.yaml", "KUBESTELLAR_VERSION: \"0.0.0\" # own\n"));
        using var output = new TemporaryDirectory();
        await Build.CopyAsync(Plan(repository, new() { Version = ReleaseVersion.Parse("1.2.3") }), output.FullPath, CancellationToken.None);
        Assert.Contains($"image: {Canonical}:1.2.3\n", File.ReadAllText(output["controller-manager-chart/templates/controller-manager.yaml"]), StringComparison.Ordinal);
        Assert.Equal("KUBESTELLAR_VERSION: \"1.2.3\" # own\n", File.ReadAllText(output["core-chart/values.yaml"]));
        Assert.Equal("name: core-chart\nversion: 1.2.3\nappVersion: 1.2.3\n", File.ReadAllText(output["core-chart/Chart.yaml"]));
    }

    [SkippableFact]
    public async Task A_chart_that_names_its_image_by_a_word_gets_the_canonical_image_with_the_tag()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, OtherChart);
        using var output = new TemporaryDirectory();
        var results = await Build.CopyAsync(Plan(repository, new() { ImageTag = "t1", Image = "example.org/dev/controller-manager:t2" }), output.FullPath, CancellationToken.None);
        Assert.Equal("image: ghcr.io/kubestellar/kubestellar/ocm-transport-controller:t1\n", File.ReadAllText(output["otc/templates/c.yaml"]));
        Assert.Equal("example.org/dev/controller-manager:t2", results[0].Substitutions[0].Value);
    }

    [SkippableTheory]
    [InlineData("example.org/dev/manager:t2")]
    [InlineData("controller-manager")]
    [InlineData("not an image")]
    public void An_image_that_stands_for_none_of_several_or_has_no_tag_is_an_error(string image)
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, OtherChart);
        Assert.Equal(image, Assert.Throws<UnusableChartImageException>(() => Plan(repository, new() { Image = image })).Image);
    }

    [SkippableFact]
    public void With_a_version_the_image_of_the_recipe_must_be_known()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile, ("go.mod", "module example.org/x\n"), ("chart/Chart.yaml", "name: x\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/owner\n"));
        Assert.Equal("controller", Assert.Throws<UndeclaredRecipeImageException>(() => Plan(repository, new() { Version = ReleaseVersion.Parse("1.2.3") })).Image.Name);
        Assert.Equal("example.org/x:t", Assert.Single(Plan(repository, new() { Version = ReleaseVersion.Parse("1.2.3"), Image = "example.org/x:t" })[0].Images));
    }

    [SkippableFact]
    public void With_a_version_the_image_is_the_releases_own_whatever_the_recipe_does_to_others()
    {
        using var repository = NewRepository(DerivationSource.YqMakefile);
        repository.Write(".goreleaser.yaml", File.ReadAllText(Path.Combine(repository.Folder, ".goreleaser.yaml")).Replace("{{.Version}}", "v{{.Version}}", StringComparison.Ordinal));
        Assert.Equal($"{Canonical}:v1.2.3", Assert.Single(Plan(repository, new() { Version = ReleaseVersion.Parse("1.2.3") })[0].Images));
    }

    [SkippableFact]
    public void A_source_without_charts_is_an_error()
    {
        using var repository = new TemporaryRepository();
        repository.Commit("files", ("go.mod", "module example.org/x\n"));
        Assert.Equal([repository.Folder], Assert.Throws<NoChartException>(() => Plan(repository)).Locations);
    }

    [SkippableFact]
    public void A_recipe_that_is_not_understood_stops_the_plan()
    {
        using var repository = NewRepository(DerivationSource.Makefile("\thelm package chart"));
        Assert.Throws<RecipeNotUnderstoodException>(() => Plan(repository));
    }

    private static readonly (string, string)[] OtherChart =
        [("ocm-transport-controller-chart/Chart.yaml", "name: otc\nversion: 0.1.0\n"), ("ocm-transport-controller-chart/templates/c.yaml", "image: OTC_IMAGE_PLACEHOLDER\n")];

    private static LocalChartBuild Build { get; } = new(new ChartSpecializer(new ChartDeriver(new TestKustomize())));

    private static TemporaryRepository NewRepository(string makefile, params (string Path, string Text)[] more)
    {
        var repository = new TemporaryRepository();
        repository.Commit("files", [.. DerivationSource.Files, ("Makefile", makefile), .. more]);
        return repository;
    }

    private static IReadOnlyList<PlannedLocalChart> Plan(TemporaryRepository repository, LocalChartRequest? request = null)
    {
        using var source = SourceRepository.Open(repository.Folder);
        return Plan(source, request);
    }

    private static IReadOnlyList<PlannedLocalChart> Plan(SourceRepository source, LocalChartRequest? request = null) => LocalChartBuild.Plan([source], request ?? new LocalChartRequest());

    // All files, also those that git ignores and git's own.
    private static Dictionary<string, string> Hashes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file.FullName), file => Digest.Of(File.ReadAllBytes(file.FullName)).ToString());
}
