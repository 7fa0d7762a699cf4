using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>A chart's files cannot be written where they belong.</summary>
/// <param name="place">The absolute folder or file.</param>
/// <param name="innerException">What the operating system said.</param>
public sealed class UnwritableChartException(string place, Exception innerException)
    : FaultException(new Fault("write the chart", place, "a place that can be written", innerException.Message, "mend the permissions, or remove what is in the way"), innerException)
{
    /// <summary>The absolute folder or file.</summary>
    public string Place { get; } = place;
}
