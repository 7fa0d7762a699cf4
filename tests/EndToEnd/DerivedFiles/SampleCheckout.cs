using LibGit2Sharp;

namespace KubeStellar.EndToEnd.DerivedFiles;

/// <summary>A clone of the sample that a test changes.</summary>
/// <param name="folder">The absolute folder.</param>
public sealed class SampleCheckout(string folder)
{
    private const string Types = "api/control/v1alpha1/types.go";

    /// <summary>The absolute folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Returns the absolute path of a file in it.</summary>
    public string this[string path] => Path.Combine(Folder, path);

    /// <summary>Replaces text in a file, which must hold it.</summary>
    public void Edit(string path, string text, string replacement)
    {
        var content = File.ReadAllText(this[path]);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(this[path], content.Replace(text, replacement, StringComparison.Ordinal));
    }

    /// <summary>Adds a field to an API type.</summary>
    /// <param name="name">The field's name in JSON, a word in small letters.</param>
    public void AddField(string name = "replicas") => Edit(
        Types, "// DownsyncRule selects objects of some resources.\ntype DownsyncRule struct {\n",
        $"// DownsyncRule selects objects of some resources.\ntype DownsyncRule struct {{\n\t// Added is a field of a test.\n\t// +optional\n\t{char.ToUpperInvariant(name[0])}{name[1..]} *int32 `json:\"{name},omitempty\"`\n\n");

    /// <summary>Commits everything.</summary>
    public void Commit(string message)
    {
        using var repository = new Repository(Folder);
        Commands.Stage(repository, "*");
        var author = new Signature("A Contributor", "contributor@example.org", DateTimeOffset.UnixEpoch);
        repository.Commit(message, author, author);
    }

    /// <summary>Lets a tag name HEAD, whatever it named before.</summary>
    public void Tag(string name)
    {
        using var repository = new Repository(Folder);
        repository.Tags.Add(name, repository.Head.Tip, allowOverwrite: true);
    }

    /// <summary>The paths of all files that git sees as changed.</summary>
    public IReadOnlyList<string> Changes()
    {
        using var repository = new Repository(Folder);
        var options = new StatusOptions { IncludeUntracked = true, RecurseUntrackedDirs = true, DisablePathSpecMatch = true };
        return [.. repository.RetrieveStatus(options).Where(entry => entry.State != FileStatus.Ignored).Select(entry => entry.FilePath).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every file and folder, git's own among them, with the time of its last change.</summary>
    public IReadOnlyList<string> Times() =>
    [
        .. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Append(Folder)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path).Ticks} {(File.Exists(path) ? new FileInfo(path).Length : 0)}").Order(StringComparer.Ordinal),
    ];
}
