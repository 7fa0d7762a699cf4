using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Git;

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
        var directory = chart.Declaration.Directory;
        var files = ChartFolder.Load(Path.Combine(checkout, directory), directory);
        var derived = ChartRecipe.Read(new WorkTreeFiles(checkout)) is { } recipe && recipe.OutputsIn(checkout, directory).Count > 0
            ? await deriver.DeriveAsync(recipe, checkout, directory, ImageOf(chart, recipe), cancellation)
            : new DerivedChart([], [], null);
        var filling = new ChartFilling(chart.Declaration, word => chart.Images[word].ToString());
        var (filled, places) = filling.FillImages(files.With(derived.Files));
        var (versioned, versions) = filling.FillVersion(filled, chart.Release);
        filling.RequireNothingLeft(versioned);
        return new SpecializedChart(versioned, [.. derived.Substitutions, .. places, .. versions]) { Kustomize = derived.Kustomize };
    }

    private static string ImageOf(DeliveredChart chart, ChartRecipe recipe) =>
        recipe.Image is not { } image ? ""
        : chart.Declaration.DeployedImage is { } deployed ? chart.Images[deployed].ToString()
        : throw new UndeclaredRecipeImageException(chart.Declaration, image);
}
