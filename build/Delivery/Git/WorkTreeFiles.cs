namespace KubeStellar.Delivery.Git;

/// <summary>The files of a folder as they are now.</summary>
/// <param name="root">The absolute folder.</param>
public sealed class WorkTreeFiles(string root) : ISourceFiles
{
    /// <inheritdoc/>
    public string Location => root;

    /// <inheritdoc/>
    public string? TryReadText(string path)
    {
        var file = Path.Combine(root, path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders() =>
        [.. new DirectoryInfo(root).EnumerateDirectories().Select(folder => folder.Name).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
}
