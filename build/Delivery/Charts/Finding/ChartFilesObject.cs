using System.Text;
using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Makes the object <c>.Files</c>: the chart's files that are neither templates nor its own description (helm's pkg/engine/files.go).</summary>
internal static class ChartFilesObject
{
    private static readonly string[] OwnFiles = [ChartFileSet.MetadataFile, ChartFileSet.ValuesFile, "Chart.lock", "values.schema.json"];

    /// <summary>Returns the object; contents are text.</summary>
    /// <param name="chart">The chart.</param>
    public static TemplateMap Of(ChartNode chart)
    {
        var contents = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (path, file) in chart.Files)
        {
            if (!path.StartsWith("templates/", StringComparison.Ordinal) && !OwnFiles.Contains(path))
            {
                contents[path] = Encoding.UTF8.GetString(file.Content.Span);
            }
        }

        return Of(contents);
    }

    private static TemplateMap Of(IReadOnlyDictionary<string, object?> contents)
    {
        string Text(string path) => contents.GetValueOrDefault(path) as string ?? "";
        var files = new TemplateMap
        {
            Methods = new Dictionary<string, TemplateMethod>(StringComparer.Ordinal)
            {
                ["Get"] = call => call[0] is Unknown path ? path : Text(call.Text(0)),
                ["GetBytes"] = call => call[0] is Unknown path ? path : Text(call.Text(0)),
                ["Lines"] = call => call[0] is Unknown path ? path : Lines(Text(call.Text(0))),
                ["Glob"] = call => call[0] is Unknown pattern ? pattern : Matching(contents, call.Text(0)),
                ["AsConfig"] = call => ValueYaml.Write(ByName(contents, text => text), call.Print),
                ["AsSecrets"] = call => ValueYaml.Write(ByName(contents, text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))), call.Print),
            },
        };
        foreach (var (path, content) in contents)
        {
            files[path] = content;
        }

        return files;
    }

    private static object?[] Lines(string text) => text.Length == 0 ? [] : (text[^1] == '\n' ? text[..^1] : text).Split('\n');

    private static TemplateMap Matching(IReadOnlyDictionary<string, object?> contents, string pattern)
    {
        var glob = FileGlob.Compile(pattern);
        return Of(contents.Where(file => glob.IsMatch(file.Key)).ToDictionary(StringComparer.Ordinal));
    }

    // Of two files with one name one counts.
    private static TemplateMap ByName(IReadOnlyDictionary<string, object?> contents, Func<string, string> write)
    {
        var names = new TemplateMap();
        foreach (var (path, content) in contents)
        {
            names[path[(path.LastIndexOf('/') + 1)..]] = write((string)content!);
        }

        return names;
    }
}
