using KubeStellar.Delivery.Tools;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints programs and where they are.</summary>
internal static class ToolTable
{
    private const string Missing = "MISSING";

    /// <summary>Prints what is asked for; nothing is looked for.</summary>
    public static void WritePlan(IAnsiConsole console, IReadOnlyList<ListedTool> tools)
    {
        Write(console, ["Source", "Tool", "Pinned", "Place"], tools.Select(tool => (string[])[tool.Repository, tool.Name, tool.Pinned, tool.Place]));
        console.Line("Dry run: nothing was looked for.");
    }

    /// <summary>Prints what was found, and why another version stands in for the one asked for.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ListedTool> tools, string reportPath)
    {
        Write(console, ["Source", "Tool", "Pinned", "Place", "Version", "Origin"], tools.Select(TextsOf));
        foreach (var tool in tools.Select(tool => tool.Found).OfType<Tool>().Distinct())
        {
            console.Line($"{tool.Name}: {tool.Path}");
        }

        foreach (var note in tools.Select(tool => tool.Note).OfType<string>().Distinct())
        {
            console.Line(note);
        }

        console.Line($"Report: {reportPath}");
    }

    private static string[] TextsOf(ListedTool tool) =>
    [
        tool.Repository, tool.Name, tool.Pinned, tool.Place,
        tool.Found is null ? Missing : tool.Found.Version ?? "unknown",
        tool.Found is { } found ? ToolReportJson.NameOf(found.Origin) : "",
    ];

    private static void Write(IAnsiConsole console, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns(columns);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(ReportConsole.Cell));
        }

        console.Write(table);
    }
}
