using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>What is found as a dependency is another chart than the one that was asked for.</summary>
public sealed class WrongDependencyException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart that declares the dependency.</param>
    /// <param name="location">What was found.</param>
    /// <param name="expected">The name and version that were asked for.</param>
    /// <param name="found">The name and version that its <c>Chart.yaml</c> states.</param>
    public WrongDependencyException(string chart, string location, string expected, string found)
        : base(new Fault(
            "bring the chart's dependency", $"{location} for {chart}", expected, found, "ask for what is there in Chart.yaml, or put the right chart there"))
        => (Chart, Location) = (chart, location);

    /// <summary>The chart that declares the dependency.</summary>
    public string Chart { get; }

    /// <summary>What was found.</summary>
    public string Location { get; }
}
