using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>What a repository pins a program to is no version.</summary>
public sealed class UnusablePinException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="tool">The program, such as <c>kustomize</c>.</param>
    /// <param name="place">Where it stands, such as <c>Makefile:12</c>.</param>
    /// <param name="pin">The text.</param>
    /// <param name="expected">What would do, such as <c>a version such as v5.3.0, or latest</c>.</param>
    public UnusablePinException(string tool, string place, string pin, string expected)
        : base(new Fault($"read the version of {tool}", place, expected, $"\"{pin}\"", "write the version out"))
        => (Tool, Pin) = (tool, pin);

    /// <summary>The program.</summary>
    public string Tool { get; }

    /// <summary>The text.</summary>
    public string Pin { get; }
}
