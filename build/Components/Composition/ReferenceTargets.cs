using KubeStellar.Build.Output;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Reports;
using KubeStellar.Delivery.References.Scanning;

namespace KubeStellar.Build.Composition;

/// <summary>The targets that look at references and write nothing but their report.</summary>
internal static class ReferenceTargets
{
    /// <summary>Lists what the repositories refer to.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task ListAsync(IReferences build, string target, CancellationToken interrupted)
    {
        RevisionOrHistoryException.ThrowIf(build.At, build.History);
        await using var job = await ReferenceJob.OpenAsync(build, interrupted);
        var file = job.Session.PrepareReport(target, build.Report);
        IReadOnlyList<ReferenceLedger> ledgers = build.History ? [.. job.Scope.Subjects.SelectMany(job.HistoryOf)] : [.. job.Scan(build.At).Select(scanned => scanned.Ledger)];
        file.Write(stream => ReferencesReportJson.Write(target, ledgers, stream));
        var console = ReportConsole.NewConsole();
        if (build.History)
        {
            ReferencesConsole.WriteHistory(console, ledgers);
        }
        else
        {
            ReferencesConsole.Write(console, ledgers);
        }

        console.Line($"Report: {file.Path}");
    }

    /// <summary>Checks what the repositories refer to.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static Task CheckAsync(ICheckReferences build, string target, CancellationToken interrupted)
    {
        RevisionOrHistoryException.ThrowIf(build.At, build.History);
        return build.History ? CheckHistoryAsync(build, target, interrupted) : CheckMomentAsync(build, target, interrupted);
    }

    /// <summary>Checks that the heads of the repositories are a working system.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task VerifyMainAsync(IVerifyMain build, string target, CancellationToken interrupted)
    {
        await using var job = await ReferenceJob.OpenAskingAsync(build, interrupted);
        var file = job.Session.PrepareReport(target, build.Report);
        var report = await new VerifyMain(job.Published).RunAsync(job.Prepare(job.Scan(build.At ?? "HEAD")), job.Session.Interrupted);
        file.Write(stream => MainReportJson.Write(report, stream));
        MainConsole.Write(ReportConsole.NewConsole(), report, file.Path);
        report.EnsureWorking();
    }

    private static async Task CheckMomentAsync(ICheckReferences build, string target, CancellationToken interrupted)
    {
        await using var job = await ReferenceJob.OpenAskingAsync(build, interrupted);
        var file = job.Session.PrepareReport(target, build.Report);
        var verdicts = await ReferenceChecks.All(job.Published).EvaluateAsync(job.Prepare(job.Scan(build.At)), job.Session.Interrupted);
        file.Write(stream => ReferenceVerdictsJson.Write(target, verdicts, stream));
        VerdictsConsole.Write(ReportConsole.NewConsole(), verdicts.Checks, file.Path);
        verdicts.EnsureRight();
    }

    private static async Task CheckHistoryAsync(ICheckReferences build, string target, CancellationToken interrupted)
    {
        await using var job = await ReferenceJob.OpenAsync(build, interrupted);
        var file = job.Session.PrepareReport(target, build.Report);
        var verdicts = job.Scope.Subjects.Select(subject => HistoryVerdicts.Of(ReferenceScopes.NameOf(subject), job.HistoryOf(subject), subject.Family)).ToList();
        file.Write(stream => HistoryVerdictsJson.Write(target, verdicts, stream));
        VerdictsConsole.WriteHistory(ReportConsole.NewConsole(), verdicts, file.Path);
    }
}
