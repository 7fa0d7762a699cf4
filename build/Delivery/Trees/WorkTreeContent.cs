using System.Collections.Concurrent;
using System.Text;

namespace KubeStellar.Delivery.Trees;

/// <summary>Content as a work tree has it on disk. It is named once: a file that changes afterwards is an error, so that no result is remembered for content that it was not made of.</summary>
/// <param name="root">The absolute folder.</param>
internal sealed class WorkTreeContent(string root) : ITreeContent
{
    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string IdOf(TreeFile file) => _ids.GetOrAdd(file.Path, _ => BlobId.Of(ReadNow(file)));

    /// <inheritdoc/>
    /// <exception cref="UnreadableSourceException">The file cannot be read, or is no longer what it was.</exception>
    public byte[] Read(TreeFile file)
    {
        var bytes = ReadNow(file);
        var id = BlobId.Of(bytes);
        return _ids.GetOrAdd(file.Path, id) == id ? bytes : throw new UnreadableSourceException(Path.Combine(root, file.Path), "a file that was changed just now", null);
    }

    /// <inheritdoc/>
    /// <exception cref="UnreadableSourceException">The file cannot be looked at.</exception>
    public long SizeOf(TreeFile file) => Ask(file, path => file.Kind == TreeFileKind.Symlink ? LinkAt(path).Length : new FileInfo(path).Length);

    private byte[] ReadNow(TreeFile file) => Ask(file, path => file.Kind == TreeFileKind.Symlink ? LinkAt(path) : File.ReadAllBytes(path));

    private static byte[] LinkAt(string path) => Encoding.UTF8.GetBytes(new FileInfo(path).LinkTarget ?? throw new IOException("no longer a link"));

    private T Ask<T>(TreeFile file, Func<string, T> question)
    {
        var path = Path.Combine(root, file.Path);
        try
        {
            return question(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException(path, error.Message, error);
        }
    }
}
