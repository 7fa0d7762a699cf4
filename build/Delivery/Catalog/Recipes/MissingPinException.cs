using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>A recipe runs a program whose version the repository does not say.</summary>
public sealed class MissingPinException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="tool">The program, such as <c>controller-gen</c>.</param>
    /// <param name="file">Where its version is looked for, such as <c>Makefile</c>.</param>
    /// <param name="expected">The line that would say it.</param>
    public MissingPinException(string tool, string file, string expected)
        : base(new Fault($"read the version of {tool}", file, expected, "no such line", $"pin {tool} in that form"))
        => (Tool, File) = (tool, file);

    /// <summary>The program.</summary>
    public string Tool { get; }

    /// <summary>Where its version is looked for.</summary>
    public string File { get; }
}
