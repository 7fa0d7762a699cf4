using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Several folders of a source hold a chart for one repository, so that it is open which of them a release delivers.</summary>
public sealed class AmbiguousChartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The source tree.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="directories">The folders.</param>
    public AmbiguousChartException(string location, RepositoryName repository, IReadOnlyList<string> directories)
        : base(new Fault(
            "read the charts", location, $"one folder with the chart of {repository}", string.Join(", ", directories),
            "remove the copies, or give each chart a name of its own"))
        => (Repository, Directories) = (repository, directories);

    /// <summary>The repository.</summary>
    public RepositoryName Repository { get; }

    /// <summary>The folders.</summary>
    public IReadOnlyList<string> Directories { get; }
}
