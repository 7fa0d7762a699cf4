using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The targets that derive the charts of a checkout (<c>make chart</c>, <c>make local-chart</c>) and publish nothing.</summary>
public interface IChart : IHazSource, IHazVersion, IHazImageTag, IHazChartImage, IHazDryRun, IHazReport
{
    /// <summary>Rewrites the derived files of the source's charts in the checkout; files that are right already are not touched.</summary>
    Target Chart => _ => _
        .Description("Derive the charts in the checkout, as make chart does")
        .Executes(() => Interruption.GuardAsync(nameof(Chart), interrupted => ChartTargets.RewriteAsync(this, nameof(Chart), interrupted)));

    /// <summary>Writes the charts with everything filled in to <c>output/local-chart/&lt;name&gt;</c>; the checkout stays as it is.</summary>
    Target LocalChart => _ => _
        .Description("Derive the charts in a copy, the checkout stays as it is")
        .Executes(() => Interruption.GuardAsync(nameof(LocalChart), interrupted => ChartTargets.CopyAsync(this, nameof(LocalChart), interrupted)));
}
