namespace KubeStellar.Oci;

/// <summary>Replaces files whole: readers see the old bytes or the new ones, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file; durable means that it is on the disk before it replaces the old one, for what a power failure must not lose.</summary>
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

    public static string TemporaryBeside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}");
}
