using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>A chart of any maker with its files; every byte had its digest, but its configuration and its <c>Chart.yaml</c> may differ.</summary>
/// <param name="Configured">What the configuration says.</param>
/// <param name="Metadata">What <c>Chart.yaml</c> says.</param>
/// <param name="Identity">What the annotations say of its origin.</param>
/// <param name="Files">The files.</param>
public sealed record UnpackedChart(RecordedChart Configured, ChartMetadata Metadata, RecordedIdentity Identity, ChartFileSet Files)
{
    /// <summary>What <c>Chart.yaml</c> says, in the form of the configuration.</summary>
    public RecordedChart Declared => RecordedChart.Of(Metadata.Name, Metadata.Version, Metadata.AppVersion);

    /// <summary>Reads a chart and unpacks its archive in memory.</summary>
    /// <param name="store">Holds the chart.</param>
    /// <param name="root">The chart's manifest.</param>
    /// <param name="location">What to call the chart in messages.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ChartArtifactException">It is no chart.</exception>
    /// <exception cref="WrongContentException">Content does not have its digest.</exception>
    public static async Task<UnpackedChart> ReadAsync(IContentFetcher store, Descriptor root, string location, CancellationToken cancellation)
    {
        var content = await ChartContent.FetchAsync(store, root, location, cancellation);
        return new UnpackedChart(
            RecordedChart.Parse(content.Config), ChartTree.Of(content.Files).Metadata,
            new RecordedIdentity([.. RecordedIdentity.From(content.Manifest.Annotations, "annotations of the manifest")]), content.Files);
    }
}
