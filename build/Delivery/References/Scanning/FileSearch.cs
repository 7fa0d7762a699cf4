using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Reads and searches the files of a tree, as far as they are texts of a reasonable size.</summary>
internal static class FileSearch
{
    /// <summary>The greatest number of bytes of a file that is searched; what people and generators of these repositories write is far smaller.</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    private static readonly HashSet<string> BinaryEndings = new(
        [".png", ".jpg", ".jpeg", ".gif", ".ico", ".webp", ".bmp", ".ttf", ".otf", ".woff", ".woff2", ".eot", ".pdf", ".zip", ".gz", ".tgz", ".tar", ".xz", ".bz2", ".7z", ".jar", ".mp4", ".mov", ".webm", ".mp3", ".exe", ".dll", ".so", ".dylib", ".a", ".o", ".wasm", ".pyc", ".class", ".drawio", ".svg"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file can say nothing of versions, by its path: links, pictures and archives, patterns of ignored files, and what generators and package managers wrote.</summary>
    /// <param name="file">The file.</param>
    public static bool IsPassedOver(TreeFile file) =>
        file.Kind == TreeFileKind.Symlink || BinaryEndings.Contains(Path.GetExtension(file.Path)) || file.Path.EndsWith("ignore", StringComparison.Ordinal) || DerivedFiles.Contains(file.Path);

    /// <summary>Reads and searches a file. Whatever is wrong with it is told in what is returned.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="file">The file.</param>
    public static FileFacts Of(FileTree tree, TreeFile file)
    {
        try
        {
            var size = tree.SizeOf(file);
            return size > MaxBytes ? FileFacts.NotSearched(file.Path, $"{size} bytes, more than {MaxBytes}")
                : SourceText.Read(file.Path, tree.Read(file)) is { } text ? FileFacts.Of(text)
                : FileFacts.NotSearched(file.Path, "not a text");
        }
        catch (Exception error) when (error is UnreadableSourceException or IncompleteRepositoryException)
        {
            return FileFacts.NotSearched(file.Path, ((FaultException)error).Fault.Found);
        }
    }
}
