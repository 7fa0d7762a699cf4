using System.Text;
using CsCheck;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>Changes inputs a little: bits, bytes, ranges, tokens, numbers, lines.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="tokens">Pieces of the language.</param>
internal sealed class Mutations(PCG random, IReadOnlyList<string> tokens)
{
    private const int MaxLength = 32 * 1024;
    private const int MaxChanges = 6;
    private const int MaxRepeats = 64;

    // What parsers of any language tend to stumble over.
    private static readonly byte[][] Usual =
    [
        .. FuzzText.Encode(
            "", " ", "\t", "\n", "\r\n", "\r", "\0", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\uffff", "é", "𝔘", "\\", "\"", "'", "`", "/", "..", "../", "//", ":", "@", "=", ",", ";", "#", "$", "%", "&", "*", "?", "!", "|", "<", ">",
            "{", "}", "[", "]", "(", ")", "{{", "}}", "-", "--", "---", "+", "_", "~", "^", "0", "-1", "00", "1e9999", "0x7fffffff", "2147483648", "9223372036854775808", "18446744073709551616", "NaN", "null", "true", "\\u0000", "\\ud800", "\\x", "\\"),
        [0x80], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x1f, 0x8b], new byte[512],
    ];

    private readonly byte[][] _tokens = [.. tokens.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Returns a changed copy.</summary>
    /// <param name="input">The input.</param>
    /// <param name="other">Another, of which pieces may be taken.</param>
    public byte[] Change(byte[] input, byte[] other)
    {
        for (var left = 1 + Below(MaxChanges); left > 0; left--)
        {
            input = Once(input, other);
        }

        return input.Length <= MaxLength ? input : input[..MaxLength];
    }

    private byte[] Once(byte[] input, byte[] other)
    {
        var (start, end) = Range(input.Length);
        return Below(14) switch
        {
            0 => With(input, at => (byte)(input[at] ^ (1 << Below(8)))),
            1 => With(input, _ => (byte)Below(256)),
            2 or 3 => Put(input, start, start, Token()),
            4 => Put(input, start, end, Token()),
            5 => Put(input, start, end, []),
            6 => input[..start],
            7 => input[start..],
            8 => Put(input, start, start, Piece(other)),
            9 => Put(input, start, end, Piece(other)),
            10 => Put(input, end, end, input[start..end]),
            11 => Put(input, end, end, Repeated(input.AsSpan(start, Math.Min(end - start, 16)))),
            12 => Number(input, start),
            _ => Lines(input),
        };
    }

    private byte[] With(byte[] input, Func<int, byte> change)
    {
        var copy = (byte[])input.Clone();
        if (copy.Length > 0)
        {
            var at = Below(copy.Length);
            copy[at] = change(at);
        }

        return copy;
    }

    private byte[] Token() => _tokens.Length > 0 && Below(3) > 0 ? _tokens[Below(_tokens.Length)] : Usual[Below(Usual.Length)];

    private byte[] Piece(byte[] other)
    {
        var (start, end) = Range(other.Length);
        return other[start..end];
    }

    private byte[] Repeated(ReadOnlySpan<byte> piece)
    {
        var repeated = new List<byte>();
        for (var left = 1 + Below(MaxRepeats); left > 0; left--)
        {
            repeated.AddRange(piece);
        }

        return [.. repeated];
    }

    // The first number behind a place becomes another.
    private byte[] Number(byte[] input, int from)
    {
        var start = Array.FindIndex(input, from, c => c is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
        {
            return input;
        }

        var end = Array.FindIndex(input, start, c => c is not (>= (byte)'0' and <= (byte)'9'));
        string[] numbers = ["0", "1", "-1", "00", "9", "127", "128", "255", "256", "32768", "65536", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1.5", "1e9", "99999999999999999999999999"];
        return Put(input, start, end < 0 ? input.Length : end, Encoding.ASCII.GetBytes(numbers[Below(numbers.Length)]));
    }

    // Two lines change places, or one comes twice.
    private byte[] Lines(byte[] input)
    {
        var lines = FuzzText.Lines(input);
        var (one, two) = (Below(lines.Count), Below(lines.Count));
        (lines[one], lines[two]) = Below(2) == 0 ? (lines[two], lines[one]) : (lines[one], lines[one]);
        return [.. lines.SelectMany(line => line)];
    }

    private (int Start, int End) Range(int length)
    {
        var (one, two) = (Below(length + 1), Below(length + 1));
        // Short ranges more often than long ones.
        return Below(3) > 0 ? (one, Math.Min(length, one + Below(8))) : (Math.Min(one, two), Math.Max(one, two));
    }

    private static byte[] Put(byte[] input, int start, int end, byte[] piece) => [.. input.AsSpan(0, start), .. piece, .. input.AsSpan(end)];

    private int Below(int bound) => (int)random.Next((uint)bound);
}
