using System.Text;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>A chart as it lies in a store, read back whole.</summary>
/// <param name="Metadata">What its <c>Chart.yaml</c> and its config say, which is the same.</param>
/// <param name="Annotations">The annotations of its manifest.</param>
/// <param name="Files">The files of its archive.</param>
/// <param name="Dependencies">What its <c>Chart.lock</c> says of the charts that it holds.</param>
/// <param name="Size">The bytes of manifest, config and layers.</param>
public sealed record PublishedChart(ChartMetadata Metadata, IReadOnlyDictionary<string, string> Annotations, ChartFileSet Files, IReadOnlyList<LockedDependency> Dependencies, long Size)
{
    /// <summary>Reads every byte of a chart, compares it with its digest, and unpacks the archive in memory.</summary>
    /// <param name="store">Holds the chart.</param>
    /// <param name="root">The chart's manifest.</param>
    /// <param name="location">What to call the chart in messages, such as its canonical reference.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ChartArtifactException">It is no chart, or its config is not what its <c>Chart.yaml</c> says.</exception>
    /// <exception cref="WrongContentException">Content does not have its digest.</exception>
    public static async Task<PublishedChart> ReadAsync(IReadable store, Descriptor root, string location, CancellationToken cancellation)
    {
        var content = await ChartContent.FetchAsync(store, root, location, cancellation);
        var tree = ChartTree.Of(content.Files);
        var expected = tree.Metadata.ToJson();
        if (!content.Config.AsSpan().SequenceEqual(expected))
        {
            throw new ChartArtifactException(location, $"the config {Excerpt(expected)}, as Chart.yaml says", Excerpt(content.Config));
        }

        var size = root.Size + content.Manifest.Config.Size + content.Manifest.Layers.Sum(layer => layer.Size);
        return new PublishedChart(tree.Metadata, content.Manifest.Annotations, content.Files, tree.Lock?.Dependencies ?? [], size);
    }

    private static string Excerpt(byte[] config) => ForeignText.Cut(Encoding.UTF8.GetString(config), ForeignText.MaxLine).ReplaceLineEndings(" ");
}
