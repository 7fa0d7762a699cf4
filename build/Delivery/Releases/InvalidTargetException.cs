using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The value of <c>--registry</c> names neither a layout folder nor a registry.</summary>
public sealed class InvalidTargetException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="text">The value as given.</param>
    /// <param name="found">What is wrong with it.</param>
    public InvalidTargetException(string text, string found)
        : base(new Fault("read --registry", $"\"{text}\"", "oci:<folder> or host[:port]", found, "give for example oci:output/registry, 127.0.0.1:5000 or ghcr.io"))
        => Text = text;

    /// <summary>The value as given.</summary>
    public string Text { get; }
}
