using System.Buffers;
using System.Text;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>Text of any bytes and back: UTF-8, where a byte that belongs to none becomes a lone surrogate, so that parsers also see text that is not well-formed.</summary>
public static class FuzzText
{
    private const int FirstEscape = 0xDC00;

    /// <summary>Returns the text of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> characters = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            if (isRune)
            {
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
            else
            {
                (_, length) = (text.Append((char)(FirstEscape + bytes[0])), 1);
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Returns the bytes of texts.</summary>
    /// <param name="texts">The texts.</param>
    public static IReadOnlyList<byte[]> Encode(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Returns the lines, each with its line feed; at least one.</summary>
    /// <param name="bytes">The bytes.</param>
    public static List<byte[]> Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<byte[]>();
        do
        {
            var feed = bytes.IndexOf((byte)'\n') + 1;
            var length = feed > 0 ? feed : bytes.Length;
            lines.Add(bytes[..length].ToArray());
            bytes = bytes[length..];
        }
        while (!bytes.IsEmpty);
        return lines;
    }
}
