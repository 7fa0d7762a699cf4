using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Verification;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what is known of published artifacts; every text is data, never markup.</summary>
internal static class AuditConsole
{
    private static readonly AuditStatus[] Outcomes = Enum.GetValues<AuditStatus>();

    /// <summary>Prints a line for each release with a count of each outcome, then all that is wrong.</summary>
    public static void Write(AuditReport report, string reportPath)
    {
        var console = ReportConsole.NewConsole();
        var outcomes = Outcomes.Where(status => report.Count(status) > 0).ToList();
        var table = new Table().Border(TableBorder.Minimal).AddColumns(["Source", "Version", "Commit", .. outcomes.Select(AuditReportJson.NameOf)]);
        foreach (var release in report.Artifacts.GroupBy(artifact => artifact.Release))
        {
            IEnumerable<string> texts =
            [
                release.Key.Source, $"{release.Key.Facts.Version}", release.Key.Facts.Commit.Abbreviated,
                .. outcomes.Select(status => release.Count(artifact => artifact.Status == status)).Select(count => count == 0 ? "" : $"{count}"),
            ];
            table.AddRow(texts.Select(ReportConsole.Cell));
        }

        console.Write(table);
        foreach (var check in report.Violations)
        {
            console.Line($"{check.Id} {check.Subject}: expected {check.Expected}, found {check.Actual}");
        }

        foreach (var fix in report.Violations.GroupBy(check => check.Fix, StringComparer.Ordinal))
        {
            console.Line($"next, for {string.Join(", ", fix.Select(check => check.Id).Distinct())}: {fix.Key}");
        }

        foreach (var open in report.Checks.Where(check => !check.IsCheckable).GroupBy(check => check.Id, StringComparer.Ordinal))
        {
            console.Line($"not told: {open.Count()} × {open.Key}, such as {open.First().Subject}: {open.First().Actual}");
        }

        console.Line($"{report.Artifacts.Count} artifacts: {string.Join(", ", outcomes.Select(status => $"{report.Count(status)} {AuditReportJson.NameOf(status)}"))}. Report: {reportPath}");
    }

    /// <summary>Prints the facts about one artifact.</summary>
    public static void Write(VerificationReport report, string reportPath)
    {
        var console = ReportConsole.NewConsole();
        console.Line($"{report.Artifact.Kind.ToString().ToLowerInvariant()} {report.Reference}");
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Fact", "Standing", "Value", "By");
        foreach (var fact in report.Facts)
        {
            table.AddRow(ReportConsole.Cell(fact.Id), ReportConsole.Cell(VerificationReportJson.NameOf(fact.Standing)), ReportConsole.Cell(fact.Value), ReportConsole.Cell(fact.Evidence));
        }

        console.Write(table);
        console.Line($"{string.Join(", ", report.Facts.GroupBy(fact => fact.Standing).OrderBy(group => group.Key).Select(group => $"{group.Count()} {VerificationReportJson.NameOf(group.Key)}"))}. Report: {reportPath}");
    }
}
