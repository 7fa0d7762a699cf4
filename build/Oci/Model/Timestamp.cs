using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KubeStellar.Oci;

/// <summary>A time as image configurations carry it: RFC 3339 with up to nine digits of a second, kept to the last one so that bytes written are those read.</summary>
public readonly record struct Timestamp : IParsable<Timestamp>
{
    private const string Zero = "0001-01-01T00:00:00Z";

    private readonly string? _text;

    // The zero time has one form, so that equality by value holds.
    private Timestamp(string text) => _text = text == Zero ? null : text;

    /// <summary>Converts a time; it is written in UTC, without trailing zeros of the fraction.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator Timestamp(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>Converts a time; it is written in UTC, without trailing zeros of the fraction.</summary>
    /// <param name="time">The time.</param>
    public static Timestamp FromDateTimeOffset(DateTimeOffset time) =>
        new(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Parses RFC 3339; throws <see cref="FormatException"/> when the text is no such time.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    public static Timestamp Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var time) ? time : throw new FormatException($"'{s}' is not an RFC 3339 time");

    /// <summary>Parses RFC 3339 and says whether the text is such a time.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The time when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Timestamp result)
    {
        result = default;
        if (s is null || s.Length < Zero.Length || s[10] != 'T')
        {
            return false;
        }

        var zone = s.IndexOfAny(['Z', '+', '-'], 19);
        var fraction = zone < 0 ? "" : s[19..zone];
        var offset = zone < 0 ? "" : s[zone..];
        if (fraction.Length is 1 or > 10 || (fraction.Length > 1 && (fraction[0] != '.' || fraction.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
            || !DateTime.TryParseExact(s[..19], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || !(offset == "Z" || (offset is ['+' or '-', _, _, ':', _, _] && TimeSpan.TryParseExact(offset[1..], "hh\\:mm", CultureInfo.InvariantCulture, out _)))
            || !DateTimeOffset.TryParse(s, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return false;
        }

        // Go drops trailing zeros of the fraction and writes a zero offset as Z.
        result = new Timestamp(s[..19] + fraction.TrimEnd('0').TrimEnd('.') + (offset is "+00:00" or "-00:00" ? "Z" : offset));
        return true;
    }

    /// <summary>Returns the time, precise to 100 nanoseconds.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>Returns RFC 3339 as Go writes it; the default value is the year one, Go's zero time.</summary>
    public override string ToString() => _text ?? Zero;
}
