using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// A version of Go, ordered as Go orders it: <c>1.21</c> (a language version) before <c>1.21rc1</c> before <c>1.21.0</c>,
/// while up to 1.20 a missing patch number means 0 (Go's <c>internal/gover</c>).
/// </summary>
public readonly record struct GoVersion : IParsable<GoVersion>, IComparable<GoVersion>
{
    private const int FirstMinorWithLanguageVersions = 21;
    private static readonly string[] Kinds = ["", "alpha", "beta", "rc"];

    private readonly int _kind;

    private GoVersion(int major, int minor, int? patch, int kind, int prerelease)
    {
        Major = major;
        Minor = minor;
        Patch = patch ?? (kind == 0 && (major, minor).CompareTo((1, FirstMinorWithLanguageVersions)) < 0 ? 0 : null);
        _kind = kind;
        PrereleaseNumber = prerelease;
    }

    /// <summary>The first number, 1 to this day.</summary>
    public int Major { get; }

    /// <summary>The second number, which names a yearly pair of releases and a Debian package <c>golang-1.21-go</c>.</summary>
    public int Minor { get; }

    /// <summary>The third number; null for a language version such as <c>1.21</c> and for prereleases.</summary>
    public int? Patch { get; }

    /// <summary>The kind of prerelease: <c>alpha</c>, <c>beta</c>, <c>rc</c>, or empty.</summary>
    public string PrereleaseKind => Kinds[_kind];

    /// <summary>The number of the prerelease, 0 when there is none.</summary>
    public int PrereleaseNumber { get; }

    /// <summary>The version of the language that this one compiles at most, such as <c>1.24</c> of <c>1.24.5</c>.</summary>
    public GoVersion Language => new(Major, Minor, null, 0, 0);

    /// <summary>Parses <c>1.21</c>, <c>1.24.5</c>, <c>1.22rc1</c>, with or without the prefix <c>go</c> and a suffix after a space or hyphen (<c>go1.22.1-vendor X:flag</c>).</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored.</param>
    /// <exception cref="FormatException">The text is not a version of Go.</exception>
    public static GoVersion Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var version) ? version : throw new FormatException($"not a version of Go, such as 1.24.5: {s}");

    /// <summary>Parses as <see cref="Parse"/> does; false when the text is not a version of Go.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The version.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out GoVersion result) => TryParse(s, null, out result);

    /// <summary>Parses as <see cref="Parse"/> does; false when the text is not a version of Go.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored.</param>
    /// <param name="result">The version.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GoVersion result)
    {
        result = default;
        var rest = s.AsSpan().Trim();
        if (rest.StartsWith("go", StringComparison.Ordinal))
            rest = rest[2..];
        var end = rest.IndexOfAny(' ', '-');
        if (end >= 0)
            rest = rest[..end];
        if (!TryCutNumber(ref rest, out var major))
            return false;
        var minor = 0;
        if (!rest.IsEmpty && (!TryCutDot(ref rest) || !TryCutNumber(ref rest, out minor)))
            return false;
        int? patch = null;
        var kind = 0;
        var prerelease = 0;
        if (TryCutDot(ref rest))
        {
            if (!TryCutNumber(ref rest, out var number))
                return false;
            patch = number;
        }
        else if (!rest.IsEmpty && (!TryCutKind(ref rest, out kind) || !TryCutNumber(ref rest, out prerelease)))
        {
            return false;
        }
        if (!rest.IsEmpty)
            return false;
        result = new GoVersion(major, minor, patch, kind, prerelease);
        return true;
    }

    /// <summary>Compares as Go does.</summary>
    /// <param name="other">The other version.</param>
    public int CompareTo(GoVersion other) =>
        (Major, Minor, Patch ?? -1, _kind, PrereleaseNumber).CompareTo((other.Major, other.Minor, other.Patch ?? -1, other._kind, other.PrereleaseNumber));

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(GoVersion left, GoVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(GoVersion left, GoVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is not newer.</summary>
    public static bool operator <=(GoVersion left, GoVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is not older.</summary>
    public static bool operator >=(GoVersion left, GoVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Returns the version without the prefix <c>go</c>, such as <c>1.24.5</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}{(Patch is { } patch ? "." + patch : "")}")
        + (_kind == 0 ? "" : PrereleaseKind + PrereleaseNumber.ToString(CultureInfo.InvariantCulture));

    private static bool TryCutDot(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '.')
            return false;
        rest = rest[1..];
        return true;
    }

    private static bool TryCutNumber(ref ReadOnlySpan<char> rest, out int number)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? rest : rest[..length];
        rest = rest[digits.Length..];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool TryCutKind(ref ReadOnlySpan<char> rest, out int kind)
    {
        for (kind = Kinds.Length - 1; kind > 0; kind--)
        {
            if (rest.StartsWith(Kinds[kind], StringComparison.Ordinal))
            {
                rest = rest[Kinds[kind].Length..];
                return true;
            }
        }
        return false;
    }
}
