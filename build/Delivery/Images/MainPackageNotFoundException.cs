using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The main package of an image does not exist.</summary>
public sealed class MainPackageNotFoundException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="mainPackage">The package as it was asked for.</param>
    /// <param name="directory">The folder it was looked for in.</param>
    /// <param name="found">What is there instead.</param>
    public MainPackageNotFoundException(string mainPackage, string directory, string found)
        : base(new Fault(
            "find the main package",
            mainPackage,
            $"a folder with Go sources of package main, below {directory}",
            found,
            "correct the image's main package, or check out a commit that has it"))
    {
        MainPackage = mainPackage;
        Directory = directory;
    }

    /// <summary>The package as it was asked for.</summary>
    public string MainPackage { get; }

    /// <summary>The folder it was looked for in.</summary>
    public string Directory { get; }
}
