using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A package compiles but is a library, so there is no program to put into an image.</summary>
public sealed class NotAMainPackageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="importPath">The package.</param>
    public NotAMainPackageException(string importPath)
        : base(new Fault(
            "build the main package",
            importPath,
            "sources that begin with \"package main\"",
            "a library package",
            "name the folder of a command, such as ./cmd/<name>"))
        => ImportPath = importPath;

    /// <summary>The package.</summary>
    public string ImportPath { get; }
}
