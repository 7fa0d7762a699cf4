using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Git;

/// <summary>The files of a folder as they are now.</summary>
/// <param name="root">The absolute folder.</param>
public sealed class WorkTreeFiles(string root) : ISourceFiles
{
    /// <inheritdoc/>
    public string Location => root;

    /// <inheritdoc/>
    /// <exception cref="UnreadableSourceException">The file is there, but cannot be read.</exception>
    public string? TryReadText(string path)
    {
        var file = Path.Combine(root, path);
        try
        {
            // Pipes and the like have no size; waiting for what somebody might write to them would never end.
            return !File.Exists(file) ? null : SizeOf(file) == 0 ? "" : File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException(file, error.Message, error);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders() =>
        [.. new DirectoryInfo(root).EnumerateDirectories().Select(folder => folder.Name).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];

    private static long SizeOf(string file) => (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length;
}
