namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>The media types of a chart's OCI artifact (helm's <c>pkg/registry</c>).</summary>
public static class HelmMediaTypes
{
    /// <summary>The config: what <c>Chart.yaml</c> says, as JSON.</summary>
    public const string Config = "application/vnd.cncf.helm.config.v1+json";

    /// <summary>The layer that is the chart's archive.</summary>
    public const string Content = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /// <summary>The layer that is the archive's signature.</summary>
    public const string Provenance = "application/vnd.cncf.helm.chart.provenance.v1.prov";
}
