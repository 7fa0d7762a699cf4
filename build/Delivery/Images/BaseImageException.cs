using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A base image does not exist, cannot be reached, or is no image.</summary>
public sealed class BaseImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="baseImage">The base image.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What was found instead.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public BaseImageException(string baseImage, string expected, string found, Exception? innerException = null)
        : base(
            new Fault(
                "get the base image",
                baseImage,
                expected,
                found,
                "correct the base image (.ko.yaml: defaultBaseImage; environment: KO_DEFAULTBASEIMAGE), or take scratch"),
            innerException)
        => BaseImage = baseImage;

    /// <summary>The base image.</summary>
    public string BaseImage { get; }
}
