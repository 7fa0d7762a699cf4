using KubeStellar.Delivery.LocalCharts;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using Serilog;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints reports as tables; every text is data, never markup.</summary>
internal static class ReportConsole
{
    // Where nobody looks at a terminal, a line must not be cut at its usual width: references would break.
    private const int WidthOfLogs = 240;

    /// <summary>Prints what a run made, and where to look at it.</summary>
    public static void Write(DeliveryReport report, string reportPath)
    {
        var console = NewConsole();
        ArtifactTable.Write(console, report.Artifacts);
        console.Line();
        foreach (var check in report.Checks.Where(check => !check.IsCheckable))
        {
            console.Line($"{check.Id} {check.Subject}: {check.Actual}");
        }

        WarnOfSkipped(report);
        console.Line($"{Summarize(report.Checks)}Report: {reportPath}");
        if (report.Artifacts is [var first, ..])
        {
            console.Line($"Look at it:  {LookAt(first)}");
        }
    }

    /// <summary>Prints a plan: what would be made, and what the checks say.</summary>
    public static void WritePlan(DeliveryReport report)
    {
        var console = NewConsole();
        ArtifactTable.Write(console, report.Artifacts);
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Check", "Subject", "Expected", "Found");
        foreach (var check in report.Checks)
        {
            table.AddRow(Cell((check.Ok ? "ok " : check.IsSkipped ? "SKIPPED " : "NO ") + check.Id), Cell(check.Subject), Cell(check.Expected), Cell(check.Actual));
        }

        console.Write(table);
        WarnOfSkipped(report);
        console.Line("Dry run: nothing was written.");
    }

    /// <summary>Prints the charts that would be made in folders: what they run, and the files that would be written.</summary>
    public static void WritePlan(IReadOnlyList<(PlannedLocalChart Chart, IReadOnlyList<string> Files)> charts)
    {
        var console = NewConsole();
        foreach (var (chart, files) in charts)
        {
            var images = chart.Images.Count == 0 ? "" : $", runs {string.Join(", ", chart.Images)}";
            console.Line($"{chart.Declaration.Name} of {chart.RepositoryName}{images}: {files.Count} files");
            foreach (var file in files)
            {
                console.Line($"  {file}");
            }
        }

        console.Line("Dry run: nothing was written.");
    }

    /// <summary>Prints the charts that were made in folders, and what was filled into them.</summary>
    public static void WriteCharts(IReadOnlyList<LocalChartResult> charts, string reportPath)
    {
        var console = NewConsole();
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Chart", "Filled in", "Value");
        foreach (var chart in charts)
        {
            table.AddRow(Cell(chart.Folder), Cell($"files written: {chart.FilesWritten.Count}"), Cell(""));
            foreach (var place in chart.Substitutions)
            {
                table.AddRow(Cell($"  {place.File}:{place.Line}"), Cell(place.Placeholder), Cell(place.Value));
            }
        }

        console.Write(table);
        foreach (var note in charts.Select(chart => chart.Kustomize?.Note).OfType<string>().Distinct())
        {
            console.Line(note);
        }

        console.Line($"Report: {reportPath}");
    }

    private static void WarnOfSkipped(DeliveryReport report)
    {
        foreach (var check in report.Checks.Where(check => check.IsSkipped))
        {
            Log.Warning("SKIPPED {Check} {Subject}: expected {Expected}, found {Actual}", check.Id, Printable(check.Subject), Printable(check.Expected), Printable(check.Actual));
        }
    }

    private static string Summarize(IReadOnlyList<CheckResult> checks)
    {
        var passed = checks.Count(check => check is { Ok: true, IsCheckable: true, IsInformation: false });
        var open = checks.Count(check => !check.IsCheckable);
        var skipped = checks.Count(check => check.IsSkipped);
        return checks.Count == 0 ? "" : $"{passed} checks passed{(open == 0 ? "" : $", {open} could not be made")}{(skipped == 0 ? "" : $", {skipped} SKIPPED")}. ";
    }

    private static string LookAt(ReportedArtifact artifact) =>
        artifact.Status == ArtifactStatus.Loaded ? $"docker image inspect {artifact.Reference.Split(',')[0]}"
        : artifact.Status == ArtifactStatus.Written ? $"oras manifest fetch --oci-layout {artifact.Reference[LayoutTarget.Scheme.Length..]}"
        : artifact.Reference.StartsWith(LayoutTarget.Scheme, StringComparison.Ordinal) ? $"skopeo inspect --raw {artifact.Reference}"
        : $"skopeo inspect --raw docker://{artifact.Reference}";

    /// <summary>Writes one line of any length, breaks in the text as semicolons: only the terminal breaks it, so that a reference or a digest can be copied and found in logs.</summary>
    internal static void Line(this IAnsiConsole console, string text = "") => console.Profile.Out.Writer.WriteLine(Printable(text.ReplaceLineEndings("; ")));

    internal static Text Cell(string text) => new(Printable(text));

    /// <summary>Returns the text as <see cref="ForeignText.Line"/> does, without tabs, so that what others published cannot steer a terminal.</summary>
    internal static string Printable(string text) => ForeignText.Line(text).Replace('\t', '\uFFFD');

    /// <summary>Returns a line of what others printed or wrote without control characters but tabs, which are part of it and do a terminal no harm.</summary>
    internal static string PrintableLine(string line) => ForeignText.Line(line);

    internal static IAnsiConsole NewConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfLogs;
        }

        return console;
    }
}
