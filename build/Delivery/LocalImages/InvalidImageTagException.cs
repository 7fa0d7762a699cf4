using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>The text asked for as an image's tag is none.</summary>
/// <param name="tag">The text.</param>
public sealed class InvalidImageTagException(string tag) : FaultException(new Fault(
    "name the image", $"\"{tag}\"", "an OCI tag: up to 128 letters, digits, '_', '.' and '-', not starting with '.' or '-'", tag, "give another --image-tag"))
{
    /// <summary>The text.</summary>
    public string Tag { get; } = tag;
}
