using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace KubeStellar.Oci;

/// <summary>The identifier of content by its bytes, <c>sha256:&lt;64 lower-case hex digits&gt;</c>; <c>sha512</c> is understood as well.</summary>
public readonly record struct Digest : IParsable<Digest>
{
    private const int ChunkSize = 128 * 1024;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    internal Digest(string text) => _text = text;

    /// <summary>The name before the colon, <c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm => _text is null ? "" : _text[.._text.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The lower-case hexadecimal digits after the colon.</summary>
    public string Hex => _text is null ? "" : _text[(_text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Returns the SHA-256 digest of the bytes.</summary>
    /// <param name="content">The bytes to identify.</param>
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[32];
        CryptographicOperations.HashData(HashAlgorithmName.SHA256, content, hash);
        return FromHash("sha256", hash);
    }

    /// <summary>Returns the SHA-256 digest of the rest of the stream, read in chunks.</summary>
    /// <param name="content">The stream to read to its end; it stays open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Digest> OfAsync(Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var builder = new DigestBuilder();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                builder.Append(buffer.AsSpan(0, read));
            }

            return builder.ToDigest();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Parses <c>algorithm:hex</c>; throws <see cref="InvalidDigestException"/> when the text is not a digest.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    public static Digest Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var digest) ? digest : throw new InvalidDigestException(s);

    /// <summary>Parses <c>algorithm:hex</c> and says whether the text is a digest.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The digest when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Digest result)
    {
        result = default;
        var colon = s?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (s is null || colon < 0)
        {
            return false;
        }

        var length = s.AsSpan(0, colon) switch { "sha256" => 64, "sha512" => 128, _ => -1 };
        var hex = s.AsSpan(colon + 1);
        if (hex.Length != length || hex.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        result = new Digest(s);
        return true;
    }

    /// <summary>Parses <c>algorithm:hex</c> and says whether the text is a digest.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="result">The digest when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out Digest result) => TryParse(s, null, out result);

    /// <summary>Returns <c>algorithm:hex</c>, or nothing for the default value.</summary>
    public override string ToString() => _text ?? "";

    internal static Digest FromHash(string algorithm, ReadOnlySpan<byte> hash) => new($"{algorithm}:{Convert.ToHexStringLower(hash)}");
}
