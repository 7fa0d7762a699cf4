using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The Makefile's recipe of the chart reads a file or folder that the checkout does not have.</summary>
public sealed class MissingRecipeFileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="place">The recipe's line, as <c>Makefile:line</c>.</param>
    /// <param name="path">The path that it reads.</param>
    public MissingRecipeFileException(string place, string path)
        : base(new Fault("derive the chart", place, $"{path} in the checkout", "no such file or folder", "commit it, or correct the recipe"))
        => Path = path;

    /// <summary>The path that the recipe reads.</summary>
    public string Path { get; }
}
