using System.Diagnostics.CodeAnalysis;
using Semver;

namespace KubeStellar.Delivery.Versions;

/// <summary>The semantic version that identifies a release; its git tag is <c>v</c> + version. Build metadata is refused: an OCI tag cannot carry its <c>+</c>.</summary>
public sealed class ReleaseVersion : IParsable<ReleaseVersion>, IComparable<ReleaseVersion>, IEquatable<ReleaseVersion>
{
    private readonly SemVersion _version;

    private ReleaseVersion(SemVersion version) => _version = version;

    /// <summary>The git tag that names the commit of this release: <c>v1.2.3</c>.</summary>
    public string GitTag => "v" + _version;

    /// <summary>The first number.</summary>
    public string Major => _version.Major.ToString();

    /// <summary>The second number.</summary>
    public string Minor => _version.Minor.ToString();

    /// <summary>The third number.</summary>
    public string Patch => _version.Patch.ToString();

    /// <summary>The pre-release part without its hyphen, or empty.</summary>
    public string Prerelease => _version.Prerelease;

    /// <summary>Whether the version has a pre-release part.</summary>
    public bool IsPrerelease => _version.IsPrerelease;

    /// <summary>Reads a version strictly by semver.org 2.0.0, without a leading <c>v</c> and without build metadata.</summary>
    /// <param name="text">The version.</param>
    /// <exception cref="InvalidVersionException">The text is no such version; the error says why.</exception>
    public static ReleaseVersion Parse(string text)
    {
        if (TryParse(text, out var version))
        {
            return version;
        }

        if (text.Length > 1 && text[0] is 'v' or 'V' && TryParse(text[1..], out var bare))
        {
            throw new InvalidVersionException(text, "a leading v, which belongs to the git tag", $"give {bare}");
        }

        if (SemVersion.TryParse(text, SemVersionStyles.Strict, out var withMetadata, maxLength: MaxLength))
        {
            throw new InvalidVersionException(
                text, $"build metadata +{withMetadata.Metadata}, which an OCI tag cannot carry", $"give {withMetadata.WithoutMetadata()}");
        }

        throw new InvalidVersionException(text, Describe(text), "give the version of an existing git tag v<version>");
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out ReleaseVersion)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = text is not null
            && SemVersion.TryParse(text, SemVersionStyles.Strict, out var parsed, maxLength: MaxLength)
            && parsed.Metadata.Length == 0
                ? new ReleaseVersion(parsed)
                : null;
        return version is not null;
    }

    /// <summary>Reads the version that a git tag <c>v…</c> names; false for tags of any other form.</summary>
    /// <param name="tag">The tag's short name.</param>
    /// <param name="version">The version.</param>
    public static bool TryParseGitTag(string tag, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = null;
        return tag.StartsWith('v') && TryParse(tag[1..], out version);
    }

    /// <inheritdoc/>
    static ReleaseVersion IParsable<ReleaseVersion>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a version; false when <see cref="Parse(string)"/> would fail.</summary>
    /// <param name="s">The version.</param>
    /// <param name="provider">Not used: versions have no culture.</param>
    /// <param name="result">The version.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out ReleaseVersion? result) =>
        TryParse(s, out result);

    /// <summary>Compares by precedence (semver.org, item 11).</summary>
    /// <param name="other">The other version; null is less than every version.</param>
    public int CompareTo(ReleaseVersion? other) => other is null ? 1 : _version.ComparePrecedenceTo(other._version);

    /// <inheritdoc/>
    public bool Equals(ReleaseVersion? other) => other is not null && _version.Equals(other._version);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReleaseVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => _version.GetHashCode();

    /// <summary>Returns the version without <c>v</c>: <c>1.2.3</c>.</summary>
    public override string ToString() => _version.ToString();

    /// <summary>Whether both are the same version.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(ReleaseVersion? left, ReleaseVersion? right) => Equals(left, right);

    /// <summary>Whether the versions differ.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(ReleaseVersion? left, ReleaseVersion? right) => !Equals(left, right);

    /// <summary>Whether the left version precedes the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version follows the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version does not follow the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version does not precede the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) >= 0;

    // An OCI tag has at most 128 characters, and a git tag adds one.
    private const int MaxLength = 127;

    private static string Describe(string text) =>
        text.Length == 0 ? "nothing"
        : text.Length > MaxLength ? $"{text.Length} characters, more than an OCI tag can have"
        : text.Any(char.IsWhiteSpace) ? "white space"
        : "not of the form major.minor.patch[-prerelease]";
}
