using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A chart is to run an own image that its release does not deliver.</summary>
public sealed class UndeliveredChartImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="image">The image that the chart is to run.</param>
    /// <param name="delivered">The images that the release delivers.</param>
    public UndeliveredChartImageException(ChartDeclaration chart, RepositoryName image, IEnumerable<RepositoryName> delivered)
        : base(new Fault(
            "read the chart's images", chart.Directory, $"images of the same release: {string.Join(", ", delivered.Select(name => name.ToString()).DefaultIfEmpty("none"))}",
            image.ToString(), "declare the image under kos in .goreleaser.yaml, or correct the annotations in the chart's Chart.yaml"))
        => (Chart, Image) = (chart, image);

    /// <summary>The chart.</summary>
    public ChartDeclaration Chart { get; }

    /// <summary>The image that the chart is to run.</summary>
    public RepositoryName Image { get; }
}
