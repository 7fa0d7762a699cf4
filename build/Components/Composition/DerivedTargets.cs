using KubeStellar.Build.Output;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Checks;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets for derived files have in common.</summary>
internal static class DerivedTargets
{
    /// <summary>Derives files in the checkouts.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="choice">What to derive.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task RewriteAsync(IDerivedInputs build, string target, DerivationChoice choice, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var sources = await session.Sources.OpenAsync(build.Source, interrupted);
        if (build.DryRun)
        {
            DerivedConsole.WritePlan(DerivationPlan.OfAll(sources, choice, DerivationPlan.OfWorkTree));
            return;
        }

        using var claim = await session.ClaimAsync(sources, target);
        var plans = DerivationPlan.OfAll(sources, choice, DerivationPlan.OfWorkTree);
        var file = session.PrepareReport(target, build.Report);
        var report = new DerivedReport(target, await session.ProgramsFor(sources).DerivedBuild.RewriteAsync(plans, build.Force, session.Interrupted), []);
        file.Write(stream => DerivedReportJson.Write(report, stream));
        DerivedConsole.WriteWritten(report, file.Path);
    }

    /// <summary>Compares files with what is derived, and writes nothing but the report.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="choice">What to derive.</param>
    /// <param name="mendingTarget">The target that mends what differs.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task VerifyAsync(IVerifyInputs build, string target, DerivationChoice choice, string mendingTarget, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var sources = await session.Sources.OpenAsync(build.Source, interrupted);
        var plans = DerivationPlan.OfAll(sources, choice, PlannerOf(build));
        if (build.DryRun)
        {
            DerivedConsole.WritePlan(plans);
            return;
        }

        var file = session.PrepareReport(target, build.Report);
        var derived = await session.ProgramsFor(sources).DerivedBuild.DeriveAsync(plans, build.Force, session.Interrupted);
        var report = DerivedReport.OfVerification(target, derived, DerivedCurrent.MendBy(mendingTarget, build.Source));
        file.Write(stream => DerivedReportJson.Write(report, stream));
        DerivedConsole.WriteCompared(report, file.Path);
        report.EnsureCurrent();
    }

    private static Func<SourceRepository, DerivationChoice, DerivationPlan> PlannerOf(IVerifyInputs build) => (build.Revision, build.IncludeDirty) switch
    {
        ({ } revision, true) => throw new RevisionOrWorkTreeException(revision),
        (_, true) => DerivationPlan.OfWorkTree,
        (var revision, _) => (source, choice) => DerivationPlan.OfCommit(source, source.Resolve(revision ?? "HEAD"), choice),
    };
}
