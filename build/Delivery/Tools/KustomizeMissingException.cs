using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>No kustomize that will do is on the machine and none can be brought.</summary>
public sealed class KustomizeMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="pin">The version that the Makefile pins.</param>
    /// <param name="tried">Where it was looked for and what came of it, one place a line.</param>
    public KustomizeMissingException(string pin, IReadOnlyList<string> tried)
        : base(new Fault(
            "find kustomize", pin, "the program kustomize of that version, or of the same major version", string.Join('\n', tried),
            "install it from https://kubectl.docs.kubernetes.io/installation/kustomize and put it on PATH, or name it with KUSTOMIZE=<path>"))
        => (Pin, Tried) = (pin, tried);

    /// <summary>The version that the Makefile pins.</summary>
    public string Pin { get; }

    /// <summary>Where it was looked for and what came of it.</summary>
    public IReadOnlyList<string> Tried { get; }
}
