using System.Text.Json;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A chart taken apart as helm's loader does: metadata, lock, own files, and the charts below it.</summary>
internal sealed record ChartTree
{
    /// <summary>The folder of subcharts, as folders or archives.</summary>
    public const string SubchartsFolder = "charts/";

    /// <summary>How deep a schema of values may nest: 10,000, as deep as Go's encoding/json goes, with which helm checks it.</summary>
    private const int MaxSchemaDepth = 10_000;
    private const string LockFile = "Chart.lock";
    private const string SchemaFile = "values.schema.json";
    private const string TemplatesFolder = "templates/";
    private const string OldDependenciesFile = "requirements.yaml";
    private const string OldLockFile = "requirements.lock";

    /// <summary>What to call the chart in messages.</summary>
    public required string Location { get; init; }

    /// <summary>What <c>Chart.yaml</c> says.</summary>
    public required ChartMetadata Metadata { get; init; }

    /// <summary>The lock file; null where there is none.</summary>
    public ChartLock? Lock { get; init; }

    /// <summary>The files that are packaged as they are.</summary>
    public required IReadOnlyList<ChartFile> Files { get; init; }

    /// <summary>The charts below this one.</summary>
    public required IReadOnlyList<ChartTree> Subcharts { get; init; }

    /// <summary>Takes files apart.</summary>
    /// <param name="files">The files of the chart; archives below <c>charts</c> are unpacked.</param>
    /// <exception cref="MissingChartFileException">The chart, or what lies in <c>charts</c>, has no <c>Chart.yaml</c>.</exception>
    /// <exception cref="InvalidYamlException">A file is malformed.</exception>
    /// <exception cref="ChartArchiveException">An archive in <c>charts</c> cannot be unpacked.</exception>
    public static ChartTree Of(ChartFileSet files) => Of(files, new ChartNesting());

    /// <summary>Checks the files whose content helm looks at, in this chart and in those below it.</summary>
    /// <exception cref="InvalidYamlException"><c>values.yaml</c> is malformed.</exception>
    /// <exception cref="ChartFileException"><c>values.schema.json</c> is malformed.</exception>
    public void RequireReadable()
    {
        if (Files.FirstOrDefault(file => file.Path == ChartFileSet.ValuesFile) is { } values)
        {
            var name = $"{Location}/{values.Path}";
            YamlText.RequireMapping(Utf8Text.Read(values.Content, name), name);
        }

        if (Files.FirstOrDefault(file => file.Path == SchemaFile) is { } schema)
        {
            RequireJson(schema);
        }

        foreach (var subchart in Subcharts)
        {
            subchart.RequireReadable();
        }
    }

    /// <summary>Returns the files in the order of helm's archive, those of subcharts below <c>charts/&lt;name&gt;/</c>, by name.</summary>
    public IEnumerable<ChartFile> Entries()
    {
        yield return new ChartFile(ChartFileSet.MetadataFile, Metadata.ToYaml());
        if (Lock is not null && Metadata.ApiVersion == ChartMetadata.ApiVersion2)
        {
            yield return new ChartFile(LockFile, Lock.ToYaml());
        }

        foreach (var file in Files)
        {
            yield return file;
        }

        foreach (var subchart in Subcharts.OrderBy(chart => chart.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var file in subchart.Entries())
            {
                yield return file with { Path = $"{SubchartsFolder}{subchart.Metadata.Name}/{file.Path}" };
            }
        }
    }

    private static ChartTree Of(ChartFileSet files, ChartNesting nesting)
    {
        var metadata = ReadMetadata(files);
        var lockText = Text(files, LockFile) ?? Text(files, OldLockFile);
        return new ChartTree
        {
            Location = files.Location,
            Metadata = metadata,
            Lock = lockText is var (text, name) ? ChartLock.Parse(text, name) : null,
            Files = [.. files.Where(file => IsOwn(file.Path, metadata)).OrderBy(file => Group(file.Path)).ThenBy(file => file.Path, WalkOrder.Instance)],
            Subcharts = [.. SubchartsOf(files, nesting)],
        };
    }

    private static ChartMetadata ReadMetadata(ChartFileSet files)
    {
        var (text, name) = Text(files, ChartFileSet.MetadataFile) ?? throw new MissingChartFileException(files.Location);
        var metadata = ChartMetadata.Parse(text, name);
        return Text(files, OldDependenciesFile) is var (old, oldName)
            ? metadata with { Dependencies = ChartMetadataReader.ReadDependencies(YamlMap.Parse(old, oldName, GoScalars.Instance)) }
            : metadata;
    }

    private static (string Text, string Name)? Text(ChartFileSet files, string path)
    {
        var name = $"{files.Location}/{path}";
        return files.Find(path) is { } file ? (Utf8Text.Read(file.Content, name), name) : null;
    }

    // Signatures beside packaged subcharts are files of their own; those of the old format stay where it is in use.
    private static bool IsOwn(string path, ChartMetadata metadata) => path switch
    {
        ChartFileSet.MetadataFile or LockFile => false,
        OldDependenciesFile or OldLockFile => metadata.ApiVersion == ChartMetadata.ApiVersion1,
        _ => !path.StartsWith(SubchartsFolder, StringComparison.Ordinal) || path.EndsWith(".prov", StringComparison.Ordinal),
    };

    private static int Group(string path) => path switch
    {
        ChartFileSet.ValuesFile => 0,
        SchemaFile => 1,
        _ => path.StartsWith(TemplatesFolder, StringComparison.Ordinal) ? 2 : 3,
    };

    private static IEnumerable<ChartTree> SubchartsOf(ChartFileSet files, ChartNesting nesting) =>
        from file in files
        where file.Path.StartsWith(SubchartsFolder, StringComparison.Ordinal) && !file.Path.EndsWith(".prov", StringComparison.Ordinal)
        let path = file.Path[SubchartsFolder.Length..]
        group (file, path) by path.Split('/')[0] into entry
        where entry.Key[0] is not ('_' or '.')
        let location = $"{files.Location}/{SubchartsFolder}{entry.Key}"
        select nesting.Enter(location, () => Of(Subchart(location, entry.Key, [.. entry], nesting), nesting));

    private static ChartFileSet Subchart(string location, string name, IReadOnlyList<(ChartFile File, string Path)> files, ChartNesting nesting) =>
        files is [var single] && single.Path == name && name.EndsWith(".tgz", StringComparison.Ordinal)
            ? nesting.Unpack(single.File.Content, location)
            : new ChartFileSet(location, files.Where(file => file.Path.Length > name.Length).Select(file => file.File with { Path = file.Path[(name.Length + 1)..] }));

    private void RequireJson(ChartFile file)
    {
        try
        {
            JsonDocument.Parse(file.Content, new JsonDocumentOptions { MaxDepth = MaxSchemaDepth }).Dispose();
        }
        catch (JsonException malformed)
        {
            throw new ChartFileException($"{Location}/{file.Path}", "JSON", malformed.Message, malformed);
        }
    }
}
