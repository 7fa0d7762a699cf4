using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A dependency is declared in a way that cannot be delivered reproducibly.</summary>
public sealed class UnsupportedDependencyException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart that declares it.</param>
    /// <param name="dependency">The dependency's name.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What is declared.</param>
    public UnsupportedDependencyException(string chart, string dependency, string expected, string found)
        : base(new Fault("bring the chart's dependency", $"{dependency} of {chart}", expected, found, "change the dependency in Chart.yaml and release that commit"))
        => (Chart, Dependency) = (chart, dependency);

    /// <summary>The chart that declares it.</summary>
    public string Chart { get; }

    /// <summary>The dependency's name.</summary>
    public string Dependency { get; }
}
