using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>What is to be filled into one chart of one checkout.</summary>
public sealed record Specialization
{
    /// <summary>The chart.</summary>
    public required ChartDeclaration Chart { get; init; }

    /// <summary>The absolute folder of the checkout.</summary>
    public required string Checkout { get; init; }

    /// <summary>The Makefile's recipe, or null.</summary>
    public required ChartRecipe? Recipe { get; init; }

    /// <summary>The image that the recipe sets, as it is to stand in the chart; null where it sets none.</summary>
    public required string? RecipeImage { get; init; }

    /// <summary>The image that stands for each own repository, as it is to stand in the chart.</summary>
    public required IReadOnlyDictionary<RepositoryName, string> Images { get; init; }

    /// <summary>The version to fill in, or null where versions stay as they are.</summary>
    public required ReleaseVersion? Release { get; init; }
}
