using System.Text;

namespace KubeStellar.Delivery.References;

/// <summary>The text of a file such that writing it gives the same bytes: UTF-8, a byte order mark kept as a character, or else Latin-1, in which every byte is a character.</summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Encoding _encoding;
    private readonly Lazy<int[]> _lineStarts;

    private SourceText(string path, string text, Encoding encoding)
    {
        (Path, Text, _encoding) = (path, text, encoding);
        _lineStarts = new Lazy<int[]>(() => StartsOfLines(text));
    }

    /// <summary>The path below the repository's root, with <c>/</c> between its parts.</summary>
    public string Path { get; }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Reads a file's bytes; null for one that is no text, which a byte 0 tells.</summary>
    /// <param name="path">The path below the repository's root.</param>
    /// <param name="bytes">The content.</param>
    public static SourceText? Read(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        try
        {
            return new SourceText(path, StrictUtf8.GetString(bytes), StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(path, Encoding.Latin1.GetString(bytes), Encoding.Latin1);
        }
    }

    /// <summary>Returns the bytes of another text in the same encoding.</summary>
    /// <param name="text">The text; where the file is Latin-1, of its characters alone.</param>
    public byte[] Encode(string text) => _encoding.GetBytes(text);

    /// <summary>Returns the place of a piece of the text.</summary>
    /// <param name="start">The number of its first character, from 0.</param>
    /// <param name="length">How many characters it has.</param>
    public TextPlace Place(int start, int length)
    {
        var found = Array.BinarySearch(_lineStarts.Value, start);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPlace(Path, line + 1, start - _lineStarts.Value[line] + 1, start, length);
    }

    private static int[] StartsOfLines(string text)
    {
        var starts = new List<int> { 0 };
        for (var feed = text.IndexOf('\n', StringComparison.Ordinal); feed >= 0; feed = text.IndexOf('\n', feed + 1))
        {
            starts.Add(feed + 1);
        }

        return [.. starts];
    }
}
