using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A file in a kodata folder cannot go into the image.</summary>
public sealed class KodataException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What was found instead.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public KodataException(string path, string expected, string found, Exception? innerException = null)
        : base(new Fault("collect kodata", path, expected, found, "correct or remove the file"), innerException)
        => Path = path;

    /// <summary>The path of the file.</summary>
    public string Path { get; }
}
