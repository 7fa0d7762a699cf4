namespace KubeStellar.Oci;

/// <summary>Replaces files whole: readers see the old bytes or the new ones, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes the file; an error leaves the old one and nothing beside it.</summary>
    /// <param name="path">The absolute file; its folder exists.</param>
    /// <param name="bytes">The new content.</param>
    /// <param name="durable">Whether the content is on the disk before it replaces the old one, for what a power failure must not lose.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool durable = false)
    {
        var temporary = TemporaryBeside(path);
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(bytes);
                file.Flush(durable);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    internal static string TemporaryBeside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}");
}
