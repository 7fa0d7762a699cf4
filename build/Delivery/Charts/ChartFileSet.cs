using System.Collections;

namespace KubeStellar.Delivery.Charts;

/// <summary>The files of a chart in memory, in ordinal order of their paths; changes return a copy.</summary>
public sealed class ChartFileSet : IReadOnlyCollection<ChartFile>
{
    /// <summary>The file that makes a folder a chart.</summary>
    public const string MetadataFile = "Chart.yaml";

    /// <summary>The file of default values.</summary>
    public const string ValuesFile = "values.yaml";

    private readonly SortedDictionary<string, ChartFile> _files;

    /// <summary>Takes files; of several with one path the last counts.</summary>
    /// <param name="location">What to call the chart in messages, such as <c>core-chart</c>.</param>
    /// <param name="files">The files.</param>
    public ChartFileSet(string location, IEnumerable<ChartFile> files)
    {
        Location = location;
        _files = new SortedDictionary<string, ChartFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            _files[file.Path] = file;
        }
    }

    /// <summary>What to call the chart in messages.</summary>
    public string Location { get; }

    /// <inheritdoc/>
    public int Count => _files.Count;

    /// <summary>Returns the file with the path, or null.</summary>
    /// <param name="path">The path below the chart's root.</param>
    public ChartFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Returns a copy that holds these files, replacing those with the same paths.</summary>
    /// <param name="files">The files.</param>
    public ChartFileSet With(params IEnumerable<ChartFile> files) => new(Location, _files.Values.Concat(files));

    /// <inheritdoc/>
    public IEnumerator<ChartFile> GetEnumerator() => _files.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
