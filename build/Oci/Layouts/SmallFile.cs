namespace KubeStellar.Oci;

/// <summary>Files of unknown origin: none is waited for that has no end, and none is read that is too large.</summary>
/// <remarks>Devices, pipes and sockets have no size, and opening or reading one may never end. What has none is therefore taken for empty, and never opened.</remarks>
public static class SmallFile
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="limit">The greatest size in bytes.</param>
    /// <exception cref="ContentTooLargeException">It is larger.</exception>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path, int limit)
    {
        using var file = Open(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (bytes.Length + read > limit)
            {
                throw new ContentTooLargeException(path, limit);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Opens a file of any size.</summary>
    internal static Stream Open(string path) => LengthOf(path) == 0 ? new MemoryStream([], writable: false) : ContentSource.OpenFile(path);

    /// <summary>Returns the size of a file, behind links.</summary>
    internal static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        var target = (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? file;
        return Directory.Exists(target.FullName) ? throw new UnauthorizedAccessException($"'{path}' is a folder.") : target.Length;
    }
}
