using KubeStellar.Delivery.References.Checks;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints whether repositories are a working system; every text is data, never markup.</summary>
internal static class MainConsole
{
    /// <summary>Prints what the repositories name that does not exist or that nobody could be asked for, and the verdicts.</summary>
    /// <param name="console">The console.</param>
    /// <param name="report">What was found.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Write(IAnsiConsole console, MainReport report, string reportPath)
    {
        var missing = report.Artifacts.Where(artifact => artifact.Answer is not PublishedAnswer.Exists).ToList();
        if (missing.Count > 0)
        {
            var table = new Table().Border(TableBorder.Minimal).AddColumns("Artifact", "Version", "Exists", "Named by");
            foreach (var artifact in missing)
            {
                IEnumerable<string> texts = [$"{artifact.Artifact}", artifact.Version, artifact.Answer is PublishedAnswer.Absent ? "NO" : "not told", string.Join(", ", artifact.NamedBy)];
                table.AddRow(texts.Select(ReportConsole.Cell));
            }

            console.Write(table);
        }

        VerdictsConsole.WriteOpenAndWrong(console, report.Verdicts.Checks);
        var (absent, unknown) = (missing.Count(artifact => artifact.Answer is PublishedAnswer.Absent), missing.Count(artifact => artifact.Answer is PublishedAnswer.Unknown));
        console.Line($"{report.Artifacts.Count} versions are named: {report.Artifacts.Count - missing.Count} exist, {absent} do not, {unknown} could not be asked for");
        console.Line($"{VerdictsConsole.Summarize(report.Verdicts.Checks)}. Report: {reportPath}");
    }
}
