using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>A file that should be a Go binary has no build information that can be read.</summary>
public sealed class GoBuildInformationException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The binary, or the image that should have one.</param>
    /// <param name="expected">What a Go binary has.</param>
    /// <param name="found">What is there.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public GoBuildInformationException(string location, string expected, string found, Exception? innerException = null)
        : base(new Fault("read Go build information", location, expected, found, "see what built it; go build writes the information unless it is told not to"), innerException)
        => Location = location;

    /// <summary>The binary, or the image that should have one.</summary>
    public string Location { get; }
}
