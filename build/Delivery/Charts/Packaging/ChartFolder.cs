namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Reads a chart's folder as helm does: rules of <c>.helmignore</c>, symbolic links followed, a UTF-8 byte order mark dropped.</summary>
public static class ChartFolder
{
    /// <summary>The greatest size of a file in bytes: 5 MiB.</summary>
    public const int MaxFileSize = 5 * 1024 * 1024;

    /// <summary>Reads the files that belong to the chart.</summary>
    /// <param name="folder">The chart's absolute folder.</param>
    /// <param name="location">What to call the chart in messages.</param>
    /// <exception cref="MissingChartFileException">The folder does not exist or holds no <c>Chart.yaml</c>.</exception>
    /// <exception cref="HelmIgnoreException">A rule of <c>.helmignore</c> is malformed.</exception>
    /// <exception cref="ChartFileException">A file is too large, not regular or unreadable, or a link is broken or leaves the chart, or there is too much of all.</exception>
    public static ChartFileSet Load(string folder, string location)
    {
        if (!Directory.Exists(folder))
        {
            throw new MissingChartFileException(location);
        }

        var files = new ChartFileSet(location, new ChartFolderWalk(folder, location).Files());
        return files.Find(ChartFileSet.MetadataFile) is null ? throw new MissingChartFileException(location) : files;
    }
}
