using KubeStellar.Delivery.References.Graphs;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what was drawn, and where it is; every text is data, never markup.</summary>
internal static class GraphConsole
{
    /// <summary>Prints the edges that are broken, counts, and the files.</summary>
    /// <param name="console">The console.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="files">The files that it was written to.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Write(IAnsiConsole console, DeliveryGraph graph, IReadOnlyList<string> files, string reportPath)
    {
        var broken = graph.Edges.Where(edge => edge.IsBroken).ToList();
        foreach (var edge in broken)
        {
            console.Line($"broken: {graph.Node(edge.From)} → {graph.Node(edge.To)} {edge.Label}".TrimEnd());
        }

        console.Line($"{graph.Repositories.Count} repositories, {graph.Nodes.Count} nodes, {graph.Edges.Count} edges, {broken.Count} broken");
        foreach (var file in files)
        {
            console.Line($"Written: {file}");
        }

        console.Line($"Report: {reportPath}");
    }
}
