using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A dependency is in none of the places where it may be.</summary>
public sealed class MissingDependencyException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart that declares it.</param>
    /// <param name="dependency">The dependency's name.</param>
    /// <param name="reference">What was looked for.</param>
    /// <param name="places">Where it was looked for.</param>
    public MissingDependencyException(string chart, string dependency, string reference, IReadOnlyList<string> places)
        : base(new Fault(
            "bring the chart's dependency", $"{dependency} of {chart}", $"{reference} in {string.Join(" or ", places)}", "no such chart",
            "release that chart first, or correct name, version and repository in Chart.yaml"))
        => (Chart, Dependency, Reference, Places) = (chart, dependency, reference, places);

    /// <summary>The chart that declares it.</summary>
    public string Chart { get; }

    /// <summary>The dependency's name.</summary>
    public string Dependency { get; }

    /// <summary>What was looked for.</summary>
    public string Reference { get; }

    /// <summary>Where it was looked for.</summary>
    public IReadOnlyList<string> Places { get; }
}
