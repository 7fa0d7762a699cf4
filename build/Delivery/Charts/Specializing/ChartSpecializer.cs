using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>Fills the release into a copy of a chart: derived files, image placeholders, version values, version and appVersion.</summary>
/// <param name="deriver">Makes the derived files.</param>
public sealed class ChartSpecializer(ChartDeriver deriver)
{
    /// <summary>Returns the chart of a release; it depends on the checkout's bytes, the release and kustomize alone.</summary>
    /// <param name="chart">The chart and its release.</param>
    /// <param name="checkout">The absolute folder with the commit's files; never written to.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    /// <exception cref="UndeclaredRecipeImageException">The Makefile sets an image, but nothing says which of the release it is.</exception>
    /// <exception cref="MissingVersionValueException">A key that holds the version is missing in <c>values.yaml</c>.</exception>
    /// <exception cref="LeftOverPlaceholderException">A placeholder is left that nothing stands for.</exception>
    /// <exception cref="Yaml.InvalidYamlException"><c>Chart.yaml</c> or <c>values.yaml</c> is no YAML.</exception>
    public async Task<SpecializedChart> SpecializeAsync(DeliveredChart chart, string checkout, CancellationToken cancellation)
    {
        var recipe = ChartRecipe.Read(new WorkTreeFiles(checkout));
        var specialization = new Specialization
        {
            Chart = chart.Declaration,
            Checkout = checkout,
            Recipe = recipe,
            RecipeImage = recipe?.Image is { } image && recipe.OutputsIn(checkout, chart.Declaration.Directory).Count > 0 ? ImageOf(chart, image).ToString() : null,
            Images = chart.Images.ToDictionary(image => image.Key, image => image.Value.ToString()),
            Release = chart.Release,
        };
        return await SpecializeAsync(ChartFolder.Load(Path.Combine(checkout, chart.Declaration.Directory), chart.Declaration.Directory), specialization, cancellation);
    }

    /// <summary>Fills in what is to be filled in.</summary>
    /// <param name="files">The chart's files as the checkout has them.</param>
    /// <param name="specialization">What is to be filled in.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    internal async Task<SpecializedChart> SpecializeAsync(ChartFileSet files, Specialization specialization, CancellationToken cancellation)
    {
        var derived = await DeriveAsync(specialization, cancellation);
        var filling = new ChartFilling(specialization.Chart, repository => specialization.Images[repository]);
        var (filled, places) = filling.FillImages(files.With(derived.Files));
        var (versioned, versions) = specialization.Release is { } release ? filling.FillVersion(filled, release) : (filled, []);
        filling.RequireNothingLeft(versioned);
        return new SpecializedChart(versioned, [.. derived.Substitutions, .. places, .. versions]) { Kustomize = derived.Kustomize };
    }

    /// <summary>Makes the derived files alone.</summary>
    /// <param name="specialization">What is to be filled in.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    internal async Task<DerivedChart> DeriveAsync(Specialization specialization, CancellationToken cancellation) => specialization.Recipe is { } recipe
        ? await deriver.DeriveAsync(recipe, specialization.Checkout, specialization.Chart.Directory, specialization.RecipeImage ?? "", cancellation)
        : new DerivedChart([], [], null);

    private static Reference ImageOf(DeliveredChart chart, RecipeImage image) =>
        chart.Declaration.DeployedImage is { } deployed ? chart.Images[deployed] : throw new UndeclaredRecipeImageException(chart.Declaration, image);
}
