using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What a Makefile pins kustomize to is no version.</summary>
public sealed class UnusablePinException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="place">Where it stands, such as <c>Makefile KUSTOMIZE_VERSION</c>.</param>
    /// <param name="pin">The text.</param>
    public UnusablePinException(string place, string pin)
        : base(new Fault("read the version of kustomize", place, "a version such as v5.3.0, or latest", $"\"{pin}\"", "write the version out"))
        => Pin = pin;

    /// <summary>The text.</summary>
    public string Pin { get; }
}
