using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A folder or archive that should be a chart has no <c>Chart.yaml</c>.</summary>
/// <param name="location">The folder or archive.</param>
public sealed class MissingChartFileException(string location) : FaultException(new Fault(
    "read the chart", location, ChartFileSet.MetadataFile, "no such file", "give the folder of a chart, or write its Chart.yaml"))
{
    /// <summary>The folder or archive.</summary>
    public string Location { get; } = location;
}
