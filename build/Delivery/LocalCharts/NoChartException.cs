using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>A source delivers no chart.</summary>
public sealed class NoChartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="locations">The sources.</param>
    public NoChartException(IReadOnlyList<string> locations)
        : base(new Fault(
            "make the charts", string.Join(", ", locations), "a chart of a known repository, or a Chart.yaml with the annotation delivery.kubestellar.io/repository",
            "none", "name another source with --source, or declare the chart by the annotation"))
        => Locations = locations;

    /// <summary>The sources.</summary>
    public IReadOnlyList<string> Locations { get; }
}
