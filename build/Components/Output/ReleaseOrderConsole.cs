using KubeStellar.Delivery.References.Order;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints in which order repositories release; every text is data, never markup.</summary>
internal static class ReleaseOrderConsole
{
    /// <summary>Prints the steps, the lines that each changes, and the cycles with where to cut them.</summary>
    /// <param name="console">The console.</param>
    /// <param name="order">The order.</param>
    /// <param name="diagramPath">Where the diagram is.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Write(IAnsiConsole console, ReleaseOrder order, string diagramPath, string reportPath)
    {
        var rows = OrderRow.Of(order);
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Step", "Repository", "Version", "Why");
        foreach (var row in rows)
        {
            table.AddRow(new[] { $"{row.Number} {row.Action}", row.Repository, row.Version, row.Reason }.Select(ReportConsole.Cell));
        }

        console.Write(table);
        foreach (var row in rows.Where(row => row.Before.Count + row.Stays.Count > 0))
        {
            console.Line($"{row.Number} {row.Action} {row.Repository}{(row.Before.Count > 0 ? $", {(row.Version.Length > 0 ? "before its tag" : "on main")}:" : ":")}");
            foreach (var line in row.Before.Concat(row.Stays.Select(stays => $"stays: {stays}")))
            {
                console.Line($"  {line}");
            }
        }

        foreach (var cycle in order.Cycles)
        {
            console.Line($"cycle: {string.Join(" ↔ ", cycle.Members)}");
            foreach (var cut in cycle.Cuts)
            {
                console.Line($"   cut: {cut.Edge.From} → {cut.Edge.To}: {cut.Reason}");
            }
        }

        console.Line(order.Steps.Count == 0 ? "Nothing has changed that must be released." : $"{order.Steps.Count(step => step.Kind == OrderStepKind.Release)} releases, {order.Steps.Count(step => step.Kind == OrderStepKind.Update)} updates without one");
        console.Line($"Written: {diagramPath}");
        console.Line($"Report: {reportPath}");
    }
}
