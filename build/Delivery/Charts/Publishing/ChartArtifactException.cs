using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>An OCI artifact is not a chart as helm makes them.</summary>
public sealed class ChartArtifactException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The artifact.</param>
    /// <param name="expected">What a chart has.</param>
    /// <param name="found">What it has.</param>
    public ChartArtifactException(string location, string expected, string found)
        : base(new Fault("read the chart", location, expected, found, "see what wrote it; a chart is pushed by helm push or by a release"))
        => Location = location;

    /// <summary>The artifact.</summary>
    public string Location { get; }
}
