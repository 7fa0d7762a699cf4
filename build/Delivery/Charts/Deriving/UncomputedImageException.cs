using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The image that a Makefile's recipe sets by default could only be computed by make or a shell.</summary>
public sealed class UncomputedImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="image">The image that the recipe sets.</param>
    /// <param name="variable">The variable or function as written between the brackets.</param>
    public UncomputedImageException(RecipeImage image, string variable)
        : base(new Fault("compute the chart's image", image.Place, $"{image.Expression} of literals and variables with such values", $"$({variable})", "name the image with --img"))
        => (Image, Variable) = (image, variable);

    /// <summary>The image that the recipe sets.</summary>
    public RecipeImage Image { get; }

    /// <summary>The variable or function as written between the brackets.</summary>
    public string Variable { get; }
}
