namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>What a chart refers to.</summary>
public enum ChartReferenceKind
{
    /// <summary>A container image.</summary>
    Image,

    /// <summary>Another chart, which a Job of the chart installs with helm.</summary>
    Chart,
}
