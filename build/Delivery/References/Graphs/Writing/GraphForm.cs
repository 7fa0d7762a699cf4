using System.Text;
using KubeStellar.Delivery.References.Graphs.Page;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>A form in which a graph is written to a file.</summary>
/// <param name="Name">The name by which it is asked for.</param>
/// <param name="FileName">The name of its file.</param>
/// <param name="Write">Writes a graph to a stream.</param>
public sealed record GraphForm(string Name, string FileName, Action<DrawnGraph, Stream> Write)
{
    /// <summary>Every form; the page has all views, the others the one that was asked for.</summary>
    public static IReadOnlyList<GraphForm> All { get; } =
    [
        new("html", "graph.html", (graph, stream) => WriteText(stream, writer => GraphPage.Write(graph.Whole, graph.Title, writer))),
        new("mermaid", "graph.mmd", (graph, stream) => WriteText(stream, writer => GraphMermaid.Write(graph.View, writer))),
        new("dot", "graph.dot", (graph, stream) => WriteText(stream, writer => GraphDot.Write(graph.View, writer))),
        // The report is JSON as well, and some systems do not tell Graph.json from graph.json.
        new("json", "graph-data.json", (graph, stream) => GraphJson.Write(graph.View, stream)),
    ];

    /// <summary>Returns the forms of a list, or all where there is none.</summary>
    /// <param name="names">Names separated by commas, or null.</param>
    /// <exception cref="UnknownGraphFormException">A name is none of them.</exception>
    public static IReadOnlyList<GraphForm> ParseList(string? names) => names is null
        ? All
        : [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static GraphForm Parse(string name) =>
        All.FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new UnknownGraphFormException(name, [.. All.Select(form => form.Name)]);

    private static void WriteText(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        write(writer);
    }
}
