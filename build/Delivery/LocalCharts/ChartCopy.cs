using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>The folder of a chart's copy, replaced whole: readers see the older copy or the new one.</summary>
internal sealed class ChartCopy
{
    private const int Attempts = 100;

    private ChartCopy(string folder) => Folder = folder;

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }

    /// <summary>Takes a folder that does not exist, is empty, or holds an older copy.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="sources">The absolute folders of the charts themselves.</param>
    /// <exception cref="OccupiedFolderException">It holds something else, or is a chart's own folder, is in it or around it.</exception>
    public static ChartCopy To(string folder, IReadOnlyList<string> sources)
    {
        var real = Path.Combine(RealOf(Path.GetDirectoryName(folder)!), Path.GetFileName(folder));
        if (sources.FirstOrDefault(source => RealPath.Of(source) is var own && (RealPath.IsInside(real, own) || RealPath.IsInside(own, real))) is { } itself)
        {
            throw new OccupiedFolderException(folder, $"the chart itself, {itself}");
        }

        return File.Exists(folder) ? throw new OccupiedFolderException(folder, "a file")
            : Directory.Exists(folder) && !File.Exists(Path.Combine(folder, ChartFileSet.MetadataFile)) && Directory.EnumerateFileSystemEntries(folder).Any()
                ? throw new OccupiedFolderException(folder, $"no {ChartFileSet.MetadataFile}")
            : new ChartCopy(folder);
    }

    /// <summary>Replaces the copy and returns the absolute paths of its files.</summary>
    /// <param name="files">The chart's files.</param>
    /// <exception cref="UnwritableChartException">The operating system refuses.</exception>
    public IReadOnlyList<string> Write(ChartFileSet files)
    {
        try
        {
            Replace(files);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableChartException(Folder, error);
        }

        return [.. files.Select(file => Path.Combine(Folder, file.Path))];
    }

    private void Replace(ChartFileSet files)
    {
        var scratch = Path.Combine(Path.GetDirectoryName(Folder)!, $".{Path.GetRandomFileName()}");
        try
        {
            var fresh = Path.Combine(scratch, "fresh");
            foreach (var file in files)
            {
                var target = Path.Combine(fresh, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, file.Content.Span);
            }

            Swap(fresh, Path.Combine(scratch, "old"));
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private void Swap(string fresh, string old)
    {
        for (var attempt = 1; ; attempt++)
        {
            var aside = $"{old}{attempt}";
            try
            {
                if (Directory.Exists(Folder))
                {
                    Directory.Move(Folder, aside);
                }

                Directory.Move(fresh, Folder);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another run may have replaced the folder between these two steps.
            }
            catch when (Directory.Exists(aside))
            {
                Directory.Move(aside, Folder);
                throw;
            }
        }
    }

    // Where a folder will be that need not be there yet.
    private static string RealOf(string folder) =>
        Directory.Exists(folder) ? RealPath.Of(folder)
        : Path.GetDirectoryName(folder) is { } parent ? Path.Combine(RealOf(parent), Path.GetFileName(folder))
        : folder;
}
