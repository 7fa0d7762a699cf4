using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A dependency has another digest than the lock file records: its tag was written again, or the place is another one.</summary>
public sealed class LockedDigestException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart that declares it.</param>
    /// <param name="dependency">The dependency's name and version.</param>
    /// <param name="locked">The digest that the lock file records.</param>
    /// <param name="found">The digest of what was fetched.</param>
    public LockedDigestException(string chart, string dependency, Digest locked, Digest found)
        : base(new Fault(
            "bring the chart's dependency", $"{dependency} of {chart}", $"{locked}, as Chart.lock records it", $"{found}",
            "find out who wrote that tag again; if the new content is right, remove the digest from Chart.lock and commit that"))
        => (Chart, Dependency, Locked, Found) = (chart, dependency, locked, found);

    /// <summary>The chart that declares it.</summary>
    public string Chart { get; }

    /// <summary>The dependency's name and version.</summary>
    public string Dependency { get; }

    /// <summary>The digest that the lock file records.</summary>
    public Digest Locked { get; }

    /// <summary>The digest of what was fetched.</summary>
    public Digest Found { get; }
}
