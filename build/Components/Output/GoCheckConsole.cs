using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Releases;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints runs of go in checkouts.</summary>
internal static class GoCheckConsole
{
    /// <summary>Prints what would be run, each as a line for a shell.</summary>
    public static void WritePlan(IAnsiConsole console, IReadOnlyList<GoCheck> checks)
    {
        foreach (var check in checks)
        {
            console.Line($"{check.Subject}: {check.Text} (in {check.Checkout})");
        }

        console.Line("Dry run: nothing was run.");
    }

    /// <summary>Prints what is run next; what it prints follows.</summary>
    public static void WriteStart(IAnsiConsole console, GoCheck check) => console.Line($"{check.Subject}: {check.Text}");

    /// <summary>Prints the verdicts.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<CheckResult> results, string reportPath)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Check", "Subject", "Found");
        foreach (var result in results)
        {
            table.AddRow(ReportConsole.Cell((result.Ok ? "ok " : "NO ") + result.Id), ReportConsole.Cell(result.Subject), ReportConsole.Cell(result.Actual.Split('\n')[0]));
        }

        console.Write(table);
        console.Line($"Report: {reportPath}");
    }
}
