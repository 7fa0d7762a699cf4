using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Finds what gives a variable its value: in the file itself, in the values of the chart that holds the file, in the configuration that a name leads to.</summary>
internal sealed class VariableScope
{
    private const string Values = "Values.";
    private const string Config = "config.";

    private readonly Dictionary<string, List<(FileFacts File, PlacedAssignment Assignment)>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Name), List<(FileFacts File, PlacedAssignment Assignment)>> _byFile = [];
    private readonly Dictionary<(string File, string Name), (FileFacts File, PlacedAssignment Assignment)?> _elsewhere = [];

    /// <summary>Indexes the assignments of a repository.</summary>
    /// <param name="files">What its files say, in ordinal order of their paths.</param>
    public VariableScope(IEnumerable<FileFacts> files)
    {
        foreach (var file in files)
        {
            foreach (var assignment in file.Assignments)
            {
                Add(_byName, assignment.Name, (file, assignment));
                Add(_byFile, (file.Path, assignment.Name), (file, assignment));
            }
        }
    }

    /// <summary>Returns the assignment that counts at a place and its file, or null where none is found.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="place">The place that uses it.</param>
    public (FileFacts File, PlacedAssignment Assignment)? Find(string name, TextPlace place)
    {
        var isPlain = !name.Contains(Variables.FileMark, StringComparison.Ordinal) && !name.StartsWith(Values, StringComparison.Ordinal) && !name.StartsWith(Config, StringComparison.Ordinal);
        if (isPlain && (Here(name, place) ?? Here("env." + name, place)) is { } here)
        {
            return here;
        }

        if (!_elsewhere.TryGetValue((place.File, name), out var found))
        {
            _elsewhere[(place.File, name)] = found = Elsewhere(name, place.File);
        }

        return found;
    }

    private (FileFacts, PlacedAssignment)? Elsewhere(string name, string file)
    {
        var mark = name.IndexOf(Variables.FileMark, StringComparison.Ordinal);
        return mark > 0 ? InFile(name[..mark], name[(mark + 1)..])
            : name.StartsWith(Values, StringComparison.Ordinal) ? Nearest(name, file, "values.yaml")
            : name.StartsWith(Config, StringComparison.Ordinal) ? Nearest(name, file, "mkdocs.yml")
            : InFolder(name, FolderOf(file)) ?? BesideFolder(name, FolderOf(file)) ?? Anywhere(name);
    }

    private static void Add<TKey>(Dictionary<TKey, List<(FileFacts, PlacedAssignment)>> index, TKey key, (FileFacts, PlacedAssignment) found)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var same))
        {
            index[key] = same = [];
        }

        same.Add(found);
    }

    private List<(FileFacts File, PlacedAssignment Assignment)> Named(string name) => _byName.GetValueOrDefault(name, []);

    // The last one in front of the place counts, else the first one behind it; none counts inside its own value.
    private (FileFacts File, PlacedAssignment Assignment)? Here(string name, TextPlace place)
    {
        if (!_byFile.TryGetValue((place.File, name), out var here))
        {
            return null;
        }

        var behind = FirstBehind(here, place.Start);
        var before = behind > 0 && Holds(here[behind - 1].Assignment.Value.Place, place) ? behind - 2 : behind - 1;
        return before >= 0 ? here[before] : behind < here.Count ? here[behind] : null;
    }

    private static int FirstBehind(List<(FileFacts File, PlacedAssignment Assignment)> sorted, int start)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Assignment.Value.Place.Start <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Holds(TextPlace outer, TextPlace inner) => outer.Start <= inner.Start && inner.Start < outer.Start + Math.Max(outer.Length, 1);

    // Scripts of one folder are sourced by each other.
    private (FileFacts, PlacedAssignment)? InFolder(string name, string folder) => Only(Named(name).Where(found => FolderOf(found.File.Path) == folder));

    // A role of Ansible has its tasks and its defaults in folders side by side.
    private (FileFacts, PlacedAssignment)? BesideFolder(string name, string folder) =>
        folder.EndsWith("/tasks", StringComparison.Ordinal) ? InFolder(name, FolderOf(folder) + "/defaults") ?? InFolder(name, FolderOf(folder) + "/vars") : null;

    private (FileFacts, PlacedAssignment)? Anywhere(string name) => WellKnownVersions.RepositoryOf(name) is null ? null : Only(Named(name));

    private (FileFacts, PlacedAssignment)? Nearest(string name, string file, string definingFile)
    {
        var all = Named(name);
        for (var folder = FolderOf(file); ; folder = FolderOf(folder))
        {
            var path = folder.Length == 0 ? definingFile : $"{folder}/{definingFile}";
            if (all.Find(found => found.File.Path == path) is { File: not null } found)
            {
                return found;
            }

            if (folder.Length == 0)
            {
                return Only(all);
            }
        }
    }

    // A script may stand in any folder when it names the file.
    private (FileFacts, PlacedAssignment)? InFile(string key, string path)
    {
        var end = path.TrimStart('.', '/');
        var found = _byName.Where(pair => pair.Key == key || pair.Key.EndsWith("." + key, StringComparison.Ordinal)).SelectMany(pair => pair.Value);
        return Only(found.Where(one => one.File.Path == end || one.File.Path.EndsWith("/" + end, StringComparison.Ordinal) || end.EndsWith("/" + one.File.Path, StringComparison.Ordinal)));
    }

    // Several definitions say nothing unless they are in one file, where the first counts.
    private static (FileFacts, PlacedAssignment)? Only(IEnumerable<(FileFacts File, PlacedAssignment Assignment)> found)
    {
        var all = found.ToList();
        return all.Count > 0 && all.TrueForAll(one => one.File.Path == all[0].File.Path) ? all[0] : null;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
