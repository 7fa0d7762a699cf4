using System.Text;

namespace KubeStellar.Delivery.Archives;

/// <summary>The file of checksums, as <c>sha256sum</c> writes and checks it.</summary>
public static class Checksums
{
    /// <summary>Returns the file's bytes: a line for each archive, by name.</summary>
    /// <param name="archives">The archives.</param>
    public static byte[] Of(IEnumerable<ArchiveFile> archives) =>
        Encoding.UTF8.GetBytes(string.Concat(archives.OrderBy(archive => archive.Name, StringComparer.Ordinal).Select(archive => $"{archive.Content.Digest.Hex}  {archive.Name}\n")));
}
