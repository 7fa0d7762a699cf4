using KubeStellar.Delivery.Charts;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>The folder of a chart's copy, replaced whole: readers see the older copy or the new one.</summary>
internal sealed class ChartCopy
{
    private ChartCopy(string folder) => Folder = folder;

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }

    /// <summary>Takes a folder that does not exist, is empty, or holds an older copy.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="sources">The absolute folders of the charts themselves.</param>
    /// <exception cref="OccupiedFolderException">It holds something else, or is a chart's own folder, is in it or around it.</exception>
    public static ChartCopy To(string folder, IReadOnlyList<string> sources)
    {
        if (sources.FirstOrDefault(source => IsWithin(folder, source) || IsWithin(source, folder)) is { } own)
        {
            throw new OccupiedFolderException(folder, $"the chart itself, {own}");
        }

        var isOther = File.Exists(folder) || (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, ChartFileSet.MetadataFile)) && Directory.EnumerateFileSystemEntries(folder).Any());
        return isOther ? throw new OccupiedFolderException(folder, $"no {ChartFileSet.MetadataFile}") : new ChartCopy(folder);
    }

    /// <summary>Replaces the copy and returns the absolute paths of its files.</summary>
    /// <param name="files">The chart's files.</param>
    public IReadOnlyList<string> Write(ChartFileSet files)
    {
        var parent = Path.GetDirectoryName(Folder)!;
        var fresh = Path.Combine(parent, $".{Path.GetRandomFileName()}");
        var old = Path.Combine(parent, $".{Path.GetRandomFileName()}");
        try
        {
            foreach (var file in files)
            {
                var target = Path.Combine(fresh, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, file.Content.Span);
            }

            Swap(fresh, old);
        }
        finally
        {
            Remove(fresh);
            Remove(old);
        }

        return [.. files.Select(file => Path.Combine(Folder, file.Path))];
    }

    private void Swap(string fresh, string old)
    {
        if (Directory.Exists(Folder))
        {
            Directory.Move(Folder, old);
        }

        try
        {
            Directory.Move(fresh, Folder);
        }
        catch when (Directory.Exists(old))
        {
            Directory.Move(old, Folder);
            throw;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsWithin(string path, string folder) => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
