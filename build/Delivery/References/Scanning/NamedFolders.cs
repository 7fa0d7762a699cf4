using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>The hooks and charts of a tree, and where its files name them without a version.</summary>
internal sealed class NamedFolders
{
    private readonly HashSet<string> _charts;

    /// <summary>Looks for hooks and charts.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="facts">What its files say.</param>
    public NamedFolders(FileTree tree, IReadOnlyList<FileFacts> facts)
    {
        _charts = tree.Files.Where(file => Path.GetFileName(file.Path) == ChartFileSet.MetadataFile && file.Path.Contains('/', StringComparison.Ordinal))
            .Select(file => file.Path[..file.Path.LastIndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        Hooks = facts.Where(file => file.Hooks.Count > 0 && ChartOf(file.Path) is null).ToDictionary(file => file.Path, file => file.Hooks[0], StringComparer.Ordinal);
        Mentions = [.. facts.SelectMany(file => file.Paths).Select(Named).OfType<FileMention>()];
    }

    /// <summary>The files that hold a hook outside of charts, with its name.</summary>
    public IReadOnlyDictionary<string, string> Hooks { get; }

    /// <summary>The places that name a hook's file, or a file or folder of a chart.</summary>
    public IReadOnlyList<FileMention> Mentions { get; }

    // Files of a chart name each other as a matter of course.
    private FileMention? Named(FileMention mention)
    {
        var chart = ChartOf(mention.Path);
        var path = Hooks.ContainsKey(mention.Path) || chart is not null ? mention.Path : Hooks.Keys.FirstOrDefault(hook => mention.Path.EndsWith("/" + hook, StringComparison.Ordinal));
        return path is null || (chart is not null && ChartOf(mention.Place.File) == chart) ? null : mention with { Path = path };
    }

    private string? ChartOf(string path)
    {
        for (var folder = path; folder.Length > 0; folder = folder[..Math.Max(folder.LastIndexOf('/'), 0)])
        {
            if (_charts.Contains(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
