using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A chart whose content lies complete in the staging layout.</summary>
/// <param name="Chart">What was planned.</param>
/// <param name="Root">The manifest.</param>
/// <param name="Staging">The repository that holds it.</param>
public sealed record StagedChart(PlannedChart Chart, Descriptor Root, IRepository Staging) : StagedArtifact(Root, Staging)
{
    /// <summary>What the release filled in; empty when the chart was not made by this run.</summary>
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];

    /// <summary>What was packaged for each dependency, in the order of <c>Chart.yaml</c>.</summary>
    public required IReadOnlyList<LockedDependency> Dependencies { get; init; }

    /// <summary>What the chart would run.</summary>
    public required ChartFindings Findings { get; init; }

    /// <summary>The verdicts of the chart checks.</summary>
    public required IReadOnlyList<CheckResult> Verdicts { get; init; }

    /// <inheritdoc/>
    public override PlannedArtifact Plan => Chart;

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => [];

    /// <inheritdoc/>
    public override IReadOnlyList<CheckResult> Checks => Verdicts;

    /// <inheritdoc/>
    public override StagedArtifact With(PlannedArtifact plan) => this with { Chart = (PlannedChart)plan };

    /// <inheritdoc/>
    public override ReportedArtifact Report(long size, ArtifactStatus status) =>
        base.Report(size, status) with { Substitutions = Substitutions, References = Findings.References, Dependencies = Dependencies };

    /// <inheritdoc/>
    protected override async Task<long> VerifyWholeAsync(CancellationToken cancellation)
    {
        var read = await PublishedChart.ReadAsync(Staging, Root, Plan.CanonicalReference, cancellation);
        Require("name", Chart.Chart.Declaration.Name, read.Metadata.Name, read.Metadata.Name == Chart.Chart.Declaration.Name);
        Require("version", Chart.Chart.Version, read.Metadata.Version, read.Metadata.Version == Chart.Chart.Version);
        RequireRevision("manifest", read.Annotations);
        return read.Size;
    }
}
