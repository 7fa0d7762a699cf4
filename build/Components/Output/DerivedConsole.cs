using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Trees;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what is derived; every text is data, never markup.</summary>
internal static class DerivedConsole
{
    private const int FilesShown = 20;
    private const int LinesShown = 80;

    /// <summary>Prints what would be run, and what that may write.</summary>
    public static void WritePlan(IReadOnlyList<DerivationPlan> plans) => WritePlan(ReportConsole.NewConsole(), plans);

    /// <summary>Prints what would be run besides other things, and what that may write.</summary>
    public static void WriteSteps(IReadOnlyList<DerivationPlan> plans) => WriteSteps(ReportConsole.NewConsole(), plans);

    /// <summary>Prints what was written to the checkouts.</summary>
    public static void WriteWritten(DerivedReport report, string reportPath) => WriteWritten(ReportConsole.NewConsole(), report, reportPath);

    /// <summary>Prints what was written to the checkouts besides other things.</summary>
    public static void WriteChanges(DerivedReport report) => WriteChanges(ReportConsole.NewConsole(), report);

    /// <summary>Prints how files differ from what is derived; what is left out stands in the report.</summary>
    public static void WriteCompared(DerivedReport report, string reportPath) => WriteCompared(ReportConsole.NewConsole(), report, reportPath);

    /// <summary>Prints what would be done before an image is built.</summary>
    public static void WritePreparation(IReadOnlyList<(string Source, IReadOnlyList<string> Steps)> sources)
    {
        var console = ReportConsole.NewConsole();
        foreach (var (source, steps) in sources)
        {
            console.Line($"{source}: {string.Join(", ", steps)}");
        }
    }

    internal static void WritePlan(IAnsiConsole console, IReadOnlyList<DerivationPlan> plans)
    {
        WriteSteps(console, plans);
        console.Line("Dry run: nothing was run.");
    }

    internal static void WriteWritten(IAnsiConsole console, DerivedReport report, string reportPath)
    {
        WriteChanges(console, report);
        console.Line($"Report: {reportPath}");
    }

    private static void WriteSteps(IAnsiConsole console, IReadOnlyList<DerivationPlan> plans)
    {
        foreach (var (plan, derivation) in plans.SelectMany(plan => plan.Derivations.Select(derivation => (plan, derivation))))
        {
            console.Line($"{derivation.Name} of {plan.Tree.Location}");
            foreach (var step in derivation.Steps)
            {
                console.Line($"  {step.Place}: {step.Text}");
            }

            foreach (var tool in derivation.Tools)
            {
                console.Line($"  with {tool} ({tool.Place})");
            }

            console.Line($"  writes {string.Join(", ", derivation.Outputs)}");
        }
    }

    private static void WriteChanges(IAnsiConsole console, DerivedReport report)
    {
        foreach (var (source, result) in ResultsOf(report))
        {
            console.Line($"{HeadOf(source, result)}: {(result.Changes.Count == 0 ? NothingOf(result) : $"{Count(result.Changes.Count)} written")}{ToolsOf(result)}");
            foreach (var change in result.Changes)
            {
                console.Line($"  {DerivedReportJson.NameOf(change.Kind)} {change.Path}");
            }
        }
    }

    internal static void WriteCompared(IAnsiConsole console, DerivedReport report, string reportPath)
    {
        var left = FilesShown;
        foreach (var (source, result) in ResultsOf(report))
        {
            console.Line($"{HeadOf(source, result)}: {(result.Changes.Count == 0 ? "current" : $"{Count(result.Changes.Count)} to change")}{ToolsOf(result)}");
            foreach (var change in result.Changes.Take(left))
            {
                WriteDifference(console, change);
            }

            if (result.Changes.Count > left)
            {
                console.Line($"  … {Count(result.Changes.Count - left)} more in the report");
            }

            left -= Math.Min(left, result.Changes.Count);
        }

        console.Line($"Report: {reportPath}");
    }

    private static void WriteDifference(IAnsiConsole console, FileChange change)
    {
        var lines = UnifiedDiff.Of(change).TrimEnd('\n').Split('\n');
        foreach (var line in lines.Take(LinesShown))
        {
            DiffLine.Write(console, line);
        }

        if (lines.Length > LinesShown)
        {
            console.Line($"… {lines.Length - LinesShown} more lines in the report");
        }
    }

    private static IEnumerable<(DerivedRepository Source, DerivedResult Result)> ResultsOf(DerivedReport report) =>
        report.Repositories.SelectMany(source => source.Results.Select(result => (source, result)));

    private static string HeadOf(DerivedRepository source, DerivedResult result) => $"{result.Derivation.Name} of {source.Plan.RepositoryName}{(source.Plan.Commit is { } commit ? $" at {commit.Abbreviated}" : "")}";

    private static string NothingOf(DerivedResult result) => result.WasRemembered ? "nothing to do, nothing has changed since it was derived" : "nothing to do, derived again to the same files";

    private static string ToolsOf(DerivedResult result) => result.Tools.Count == 0 ? "" : $" ({string.Join(", ", result.Tools.Select(tool => $"{tool.Name} {tool.Version}".TrimEnd()))})";

    private static string Count(int files) => files == 1 ? "1 file" : $"{files} files";
}
