using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>The Makefile sets an image in a chart, but nothing says which image of the release that is.</summary>
public sealed class UndeclaredRecipeImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="image">The image that the recipe sets.</param>
    public UndeclaredRecipeImageException(ChartDeclaration chart, RecipeImage image)
        : base(new Fault(
            "fill in the chart", image.Place, $"a declared image for {image.Name}", "none",
            $"add the annotation delivery.kubestellar.io/deploys: <image> to {chart.Directory}/Chart.yaml"))
        => (Chart, Image) = (chart, image);

    /// <summary>The chart.</summary>
    public ChartDeclaration Chart { get; }

    /// <summary>The image that the recipe sets.</summary>
    public RecipeImage Image { get; }
}
