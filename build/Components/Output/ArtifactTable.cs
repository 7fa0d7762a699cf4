using KubeStellar.Delivery.Releases;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what a run makes or made: as a table, or where that would break references and digests, as a list.</summary>
internal static class ArtifactTable
{
    private static readonly string[] Columns = ["Reference", "Digest", "Platforms", "Size", "Status"];

    /// <summary>Prints the artifacts.</summary>
    /// <param name="console">The console.</param>
    /// <param name="artifacts">The artifacts.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<ReportedArtifact> artifacts)
    {
        var rows = artifacts.Select(TextsOf).ToList();
        if (rows.Count > 0 && WidthOf(rows) > console.Profile.Width)
        {
            WriteList(console, rows);
            return;
        }

        var table = new Table().Border(TableBorder.Minimal).AddColumns(Columns);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(ReportConsole.Cell));
        }

        console.Write(table);
    }

    private static void WriteList(IAnsiConsole console, IReadOnlyList<string[]> rows)
    {
        foreach (var row in rows)
        {
            console.Line(row[0]);
            console.Line($"  {row[1]}");
            console.Line($"  {string.Join("  ", row[2..].Where(text => text.Length > 0))}");
        }
    }

    // A blank on both sides of each cell, a line between two, a blank around the table.
    private static int WidthOf(IReadOnlyList<string[]> rows) =>
        Columns.Select((column, number) => rows.Max(row => Math.Max(row[number].Length, column.Length)) + 3).Sum() + 1;

    private static string[] TextsOf(ReportedArtifact artifact) =>
    [
        artifact.MovingTags.Count == 0 ? artifact.Reference : $"{artifact.Reference} ({string.Join(", ", artifact.MovingTags)})",
        artifact.Digest?.ToString() ?? "-",
        string.Join(",", artifact.Platforms),
        artifact.Size is { } size ? ByteSize.Format(size) : "-",
        DeliveryReportJson.NameOf(artifact.Status),
    ];
}
