using KubeStellar.Delivery.Charts.Dependencies;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Packages charts as <c>helm package --dependency-update</c> does, so that equal files give equal bytes.</summary>
/// <param name="dependencies">Brings the charts that a chart needs.</param>
public sealed class ChartPackager(ChartDependencies dependencies)
{
    /// <summary>Completes a chart with its dependencies and packages it; nothing is written to disk.</summary>
    /// <param name="files">The chart's files as they are delivered.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Oci.FaultException">A file is malformed, or a dependency is missing, unsupported or not the one that is locked.</exception>
    public async Task<PackagedChart> PackageAsync(ChartFileSet files, ChartOrigin origin, CancellationToken cancellation)
    {
        var chart = await dependencies.CompleteAsync(ChartTree.Of(files), origin, cancellation);
        List<ChartFile> entries = [.. chart.Entries()];
        var archive = await ChartArchive.WriteAsync(chart.Metadata.Name, entries, origin.Time, cancellation);
        return new PackagedChart(chart.Metadata, new ChartFileSet(files.Location, entries), archive, chart.Lock?.Dependencies ?? []);
    }
}
