using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Specializes and packages the charts of a plan into their layouts, and checks what they reference.</summary>
/// <param name="specializer">Fills the release in.</param>
/// <param name="packager">Packages, with dependencies.</param>
/// <param name="inspector">Checks what was packaged.</param>
/// <param name="staging">The layouts, one a canonical repository.</param>
/// <param name="time">The time that artifacts bear instead of their commit's (<c>SOURCE_DATE_EPOCH</c>), or null.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class ChartStager(
    ChartSpecializer specializer, ChartPackager packager, ChartInspector inspector, IRegistry staging, DateTimeOffset? time, IProgress<ReleaseStep> progress)
{
    /// <summary>Packages a chart and tags it in its layout.</summary>
    /// <param name="planned">The chart.</param>
    /// <param name="release">Every artifact of the release.</param>
    /// <param name="checkout">The folder that holds exactly the tagged commit.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<StagedChart> StageAsync(PlannedChart planned, IReadOnlyList<PlannedArtifact> release, string checkout, CancellationToken cancellation)
    {
        var facts = planned.Source.Facts;
        var created = time ?? facts.CommitTime;
        progress.Report(new ReleaseStep(planned.CanonicalReference, "packaging"));
        var specialized = await specializer.SpecializeAsync(planned.Chart, checkout, cancellation);
        if (specialized.Kustomize?.Note is { } note)
        {
            progress.Report(new ReleaseStep(planned.CanonicalReference, note));
        }

        var origin = new ChartOrigin(Path.Combine(checkout, planned.Origin), checkout, created);
        var package = await packager.PackageAsync(specialized.Files, origin, cancellation);
        var layout = staging.Open(planned.Repository);
        var root = await ChartArtifact.WriteAsync(package, planned.Source.Identity, created, layout, cancellation);
        await layout.TagAsync(root, planned.IdentityTag, cancellation);
        var (findings, verdicts) = await inspector.InspectAsync(planned, package.Metadata, package.Files, release, cancellation);
        var staged = new StagedChart(planned, root, layout) { Substitutions = specialized.Substitutions, Dependencies = package.Dependencies, Findings = findings, Verdicts = verdicts };
        await ReleaseAttestations.AttachAsync(staged, cancellation);
        return staged;
    }
}
