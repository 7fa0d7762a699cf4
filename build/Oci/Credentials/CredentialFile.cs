namespace KubeStellar.Oci;

/// <summary>Reads the bytes of a file that keeps credentials.</summary>
internal static class CredentialFile
{
    /// <summary>The size in bytes above which such a file is refused.</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    /// <summary>Returns null where there is no such file.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw CredentialFileException.Unreadable(path, "a folder");
        }

        try
        {
            await using var file = File.OpenRead(path);
            using var bytes = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (bytes.Length + read > MaxSize)
                {
                    throw CredentialFileException.TooLarge(path, MaxSize);
                }

                bytes.Write(buffer, 0, read);
            }

            return bytes.ToArray();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CredentialFileException.Unreadable(path, error.Message);
        }
    }
}
