using System.Buffers;
using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Reads text files that have to be UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Returns the text, without a byte order mark.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidTextException">The bytes are not UTF-8; the error has the place of the first that is not.</exception>
    public static string Read(ReadOnlyMemory<byte> content, string file)
    {
        var bytes = content.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        var (line, column) = (1, 1);
        for (var rest = bytes; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != OperationStatus.Done)
            {
                throw new InvalidTextException(file, line, column, rest[0]);
            }

            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            rest = rest[length..];
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
