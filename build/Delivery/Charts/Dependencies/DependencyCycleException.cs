using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>Charts in folders depend on each other in a circle.</summary>
/// <param name="charts">The charts of the circle, the first again as the last.</param>
public sealed class DependencyCycleException(IReadOnlyList<string> charts) : FaultException(new Fault(
    "bring the chart's dependency", charts[0], "charts that do not depend on themselves", string.Join(" → ", charts), "remove one of these dependencies from its Chart.yaml"))
{
    /// <summary>The charts of the circle, the first again as the last.</summary>
    public IReadOnlyList<string> Charts { get; } = charts;
}
