using System.Text;

namespace KubeStellar.Delivery.Signing;

/// <summary>Reads files of keys.</summary>
internal static class KeyFile
{
    /// <summary>The greatest size of a file of a key, in bytes.</summary>
    public const int MaxSize = 64 * 1024;

    /// <summary>Returns the text of a file; what is no regular file, such as the pipe of <c>&lt;(…)</c>, is read as well, and no further than to the limit.</summary>
    /// <param name="file">The absolute path of the file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidKeyException">The file cannot be read, or is too large.</exception>
    public static async Task<string> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (Directory.Exists(file))
            {
                throw InvalidKeyException.Unreadable(file, "a folder");
            }

            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[MaxSize + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            return length <= MaxSize ? Encoding.UTF8.GetString(bytes, 0, length) : throw new InvalidKeyException(file, $"a file of at most {MaxSize} bytes", "more");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw InvalidKeyException.Unreadable(file, error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message, error);
        }
    }
}
