using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>A recipe of the Makefile reads a file or folder that the source tree does not have.</summary>
public sealed class MissingRecipeFileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What the recipe is for, such as <c>derive the chart</c>.</param>
    /// <param name="place">The recipe's line, as <c>Makefile:line</c>.</param>
    /// <param name="path">The path that it reads.</param>
    public MissingRecipeFileException(string operation, string place, string path)
        : base(new Fault(operation, place, $"{path} in the checkout", "no such file or folder", "commit it, or correct the recipe"))
        => Path = path;

    /// <summary>The path that the recipe reads.</summary>
    public string Path { get; }
}
