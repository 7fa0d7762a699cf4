using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts;

/// <summary>How charts in OCI registries are named: <c>oci://host/path</c> and the chart's name below.</summary>
internal static class OciChart
{
    /// <summary>How such repositories start.</summary>
    public const string Scheme = "oci://";

    /// <summary>Returns the repository of a chart, or null where the address names none.</summary>
    /// <param name="repository">The address of the repository above, with the scheme.</param>
    /// <param name="chart">The chart's name.</param>
    public static RepositoryName? RepositoryOf(string repository, string chart) =>
        repository.StartsWith(Scheme, StringComparison.Ordinal) && RepositoryName.TryParse($"{repository[Scheme.Length..].TrimEnd('/')}/{chart}", null, out var name) ? name : null;
}
