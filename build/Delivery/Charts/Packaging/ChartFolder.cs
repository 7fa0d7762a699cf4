namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Reads the files of a chart from its folder.</summary>
public static class ChartFolder
{
    /// <summary>Returns the chart's files.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="location">What to call the chart in messages.</param>
    public static ChartFileSet Load(string folder, string location) => new(
        location,
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new ChartFile(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file))));
}
