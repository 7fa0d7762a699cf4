using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Makes the derived files of a chart as the Makefile's target <c>chart</c> does, without make and without a change to the checkout.</summary>
/// <param name="kustomize">Finds kustomize.</param>
public sealed class ChartDeriver(IKustomizePrograms kustomize)
{
    /// <summary>Returns the derived files; they depend on the checkout, the image and kustomize alone.</summary>
    /// <param name="recipe">The Makefile's recipe.</param>
    /// <param name="checkout">The absolute folder; never written to.</param>
    /// <param name="directory">The chart's folder below it.</param>
    /// <param name="image">The image to set, as <c>repository:tag</c>.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    /// <exception cref="KustomizeMissingException">There is no kustomize and none can be brought.</exception>
    /// <exception cref="KustomizeFailedException">kustomize refuses an overlay.</exception>
    /// <exception cref="MissingRecipeFileException">The recipe reads a file that the checkout does not have.</exception>
    /// <exception cref="OutsideCheckoutException">An overlay leads out of the checkout.</exception>
    public async Task<DerivedChart> DeriveAsync(ChartRecipe recipe, string checkout, string directory, string image, CancellationToken cancellation)
    {
        if (recipe.OutputsIn(checkout, directory).Count == 0)
        {
            return new DerivedChart([], [], null);
        }

        var program = await kustomize.FindAsync(recipe.KustomizePin, checkout, cancellation);
        var folder = new CheckoutFolder(checkout);
        using var overlays = new OverlayCopy(folder, program);
        var derivation = new Derivation(folder, new DerivationFiles(folder), overlays, image);
        foreach (var step in recipe.Steps)
        {
            await step.RunAsync(derivation, cancellation);
        }

        var files = derivation.Files.WrittenBelow(directory).ToList();
        var substitutions = recipe.Image is { } set ? files.SelectMany(file => SubstitutedWords.Find(file, directory, image, set.Name)) : [];
        return new DerivedChart(files, [.. substitutions], program);
    }
}
