using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>Makes the charts of work trees as they are, as the Makefiles' targets <c>chart</c> and <c>local-chart</c> do.</summary>
/// <param name="specializer">Fills the charts in.</param>
public sealed class LocalChartBuild(ChartSpecializer specializer)
{
    /// <summary>Returns the charts of several sources with what would be filled in, without writing or running anything.</summary>
    /// <param name="sources">The sources, each with a work tree.</param>
    /// <param name="request">What they are made with.</param>
    /// <exception cref="NoChartException">No source delivers a chart.</exception>
    /// <exception cref="UnusableChartImageException">The image is none, or it is open which own image it stands for.</exception>
    /// <exception cref="RecipeNotUnderstoodException">A Makefile's recipe has a line that is not understood.</exception>
    public static IReadOnlyList<PlannedLocalChart> Plan(IReadOnlyList<SourceRepository> sources, LocalChartRequest request)
    {
        var planned = sources.SelectMany(source => Plan(source, request)).ToList();
        return planned.Count > 0 ? planned : throw new NoChartException([.. sources.Select(source => source.Location)]);
    }

    /// <summary>Rewrites the derived files of charts in their work trees; files whose bytes are right already are not touched, and nothing is written unless all can be made. Placeholders and versions stay in the checkout: they are filled in by a release.</summary>
    /// <param name="charts">The charts.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    /// <exception cref="UnwritableFileException">The operating system refuses to write.</exception>
    public async Task<IReadOnlyList<LocalChartResult>> RewriteAsync(IReadOnlyList<PlannedLocalChart> charts, CancellationToken cancellation)
    {
        var made = new List<(PlannedLocalChart Chart, DerivedChart Derived)>();
        foreach (var chart in charts)
        {
            made.Add((chart, await specializer.DeriveAsync(chart.Specialization, cancellation)));
        }

        return [.. made.Select(chart => Rewrite(chart.Chart, chart.Derived))];
    }

    /// <summary>Writes a copy of each chart, with everything filled in, to a folder of its name; an older copy is replaced whole, and the work trees stay as they are.</summary>
    /// <param name="charts">The charts.</param>
    /// <param name="outputFolder">The absolute folder that holds the copies.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    /// <exception cref="OccupiedFolderException">The folder of a copy holds something else.</exception>
    /// <exception cref="SharedCopyFolderException">Two charts have one name.</exception>
    /// <exception cref="UnwritableChartException">The operating system refuses to write.</exception>
    public async Task<IReadOnlyList<LocalChartResult>> CopyAsync(IReadOnlyList<PlannedLocalChart> charts, string outputFolder, CancellationToken cancellation)
    {
        if (charts.GroupBy(chart => chart.CopyFolder(outputFolder)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new SharedCopyFolderException(twice.Key, [.. twice.Select(FolderOf)]);
        }

        var sources = charts.Select(FolderOf).ToList();
        var made = new List<(PlannedLocalChart Chart, ChartCopy Copy, SpecializedChart Content)>();
        foreach (var chart in charts)
        {
            var copy = ChartCopy.To(chart.CopyFolder(outputFolder), sources);
            made.Add((chart, copy, await specializer.SpecializeAsync(FilesOf(chart), chart.Specialization, cancellation)));
        }

        return [.. made.Select(chart => new LocalChartResult(chart.Chart, chart.Copy.Folder, chart.Copy.Write(chart.Content.Files), chart.Content.Substitutions, chart.Content.Kustomize))];
    }

    private static IEnumerable<PlannedLocalChart> Plan(SourceRepository source, LocalChartRequest request)
    {
        var folder = source.RequireWorkTree();
        var head = source.Head ?? throw new NotARepositoryException(source.Location, "no commit yet");
        var files = new WorkTreeFiles(folder);
        var catalog = RepositoryCatalog.Read(files, source);
        var recipe = catalog.Charts.Count > 0 ? ChartRecipe.Read(files) : null;
        var released = request.Version is { } version ? ReleasedImages(catalog, new ReleaseFacts(version, head, source.TimeOf(head)), request) : null;
        var own = catalog.Charts.SelectMany(chart => chart.OwnImages).Distinct().ToList();
        var images = new ChartImages(request, source.Abbreviate(head), released, own);
        return catalog.Charts.Select(chart => Plan(catalog.Name, folder, chart, recipe, images, request));
    }

    private static PlannedLocalChart Plan(string repository, string folder, ChartDeclaration chart, ChartRecipe? recipe, ChartImages images, LocalChartRequest request)
    {
        var derived = recipe?.OutputsIn(folder, chart.Directory) ?? [];
        var recipeImage = derived.Count > 0 && recipe!.Image is not null ? images.For(recipe, chart) : null;
        var placeholders = chart.ImagePlaceholders.Values.Distinct().ToDictionary(image => image, images.For);
        return new PlannedLocalChart
        {
            RepositoryName = repository,
            Images = [.. placeholders.Values.Concat(recipeImage is null ? [] : [recipeImage]).Distinct()],
            DerivedFiles = derived,
            Specialization = new Specialization { Chart = chart, Checkout = folder, Recipe = recipe, RecipeImage = recipeImage, Images = placeholders, Release = request.Version },
        };
    }

    private static Dictionary<RepositoryName, Reference> ReleasedImages(RepositoryCatalog catalog, ReleaseFacts facts, LocalChartRequest request) =>
        catalog.ChartsOf(facts, catalog.ImagesOf(facts, request.Environment)).SelectMany(chart => chart.Images).DistinctBy(image => image.Key).ToDictionary();

    private static string FolderOf(PlannedLocalChart chart) => Path.Combine(chart.Folder, chart.Declaration.Directory);

    private static ChartFileSet FilesOf(PlannedLocalChart chart)
    {
        var directory = chart.Declaration.Directory;
        return new ChartFileSet(directory, new CheckoutFolder(chart.Folder).Files(directory).Select(file => new ChartFile(file.Path[(directory.Length + 1)..], File.ReadAllBytes(file.Source))));
    }

    private static LocalChartResult Rewrite(PlannedLocalChart chart, DerivedChart derived)
    {
        var checkout = new CheckoutFolder(chart.Folder);
        var files = derived.Files.ToDictionary(file => checkout.Resolve($"{chart.Declaration.Directory}/{file.Path}"), file => (FileContent?)new FileContent(TreeFileKind.Regular, file.Content));
        return new LocalChartResult(
            chart, FolderOf(chart), FileReplacement.Apply(files), derived.Substitutions, derived.Kustomize);
    }
}
