using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A lock file was made for other dependencies than <c>Chart.yaml</c> declares.</summary>
public sealed class LockOutOfSyncException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="expected">What the dependencies of the chart ask for.</param>
    /// <param name="found">What the lock file says.</param>
    public LockOutOfSyncException(string chart, string expected, string found)
        : base(new Fault(
            "bring the chart's dependencies", $"{chart}/Chart.lock", expected, found,
            "the lock file is out of sync with Chart.yaml: run helm dependency update and commit the result, or remove the lock file"))
        => Chart = chart;

    /// <summary>The chart.</summary>
    public string Chart { get; }
}
