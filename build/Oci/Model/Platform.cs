using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Oci;

/// <summary>What an image runs on, written <c>os/architecture[/variant]</c> with Go's names, such as <c>linux/arm64</c> and <c>linux/arm/v7</c>.</summary>
public sealed record Platform : IParsable<Platform>
{
    /// <summary>The greatest length of a part of a platform in characters: 64.</summary>
    public const int MaxPart = 64;

    /// <summary>Creates a platform from its parts, which are letters, digits, <c>. - _</c> in either case, as images of others have them; throws <see cref="InvalidPlatformException"/> when one is not.</summary>
    /// <param name="os">Go's name of the operating system; empty where an image names none.</param>
    /// <param name="architecture">Go's name of the architecture; empty where an image names none.</param>
    /// <param name="variant">The variant of the architecture, such as <c>v7</c>, or null.</param>
    /// <param name="osVersion">The version of the operating system, which only Windows images carry, or null.</param>
    public Platform(string os, string architecture, string? variant = null, string? osVersion = null)
    {
        (Os, Architecture, Variant, OsVersion) = (os, architecture, variant, osVersion);
        if (!((string[])[os, architecture, variant ?? "", osVersion ?? ""]).All(part => part.Length <= MaxPart && part.All(IsOfName)))
        {
            throw new InvalidPlatformException(ToString());
        }
    }

    /// <summary>Go's name of the operating system; empty where an image names none.</summary>
    public string Os { get; }

    /// <summary>Go's name of the architecture; empty where an image names none.</summary>
    public string Architecture { get; }

    /// <summary>The variant of the architecture, such as <c>v7</c>, or null.</summary>
    public string? Variant { get; }

    /// <summary>The version of the operating system, which only Windows images carry, or null.</summary>
    public string? OsVersion { get; }

    /// <summary>Parses <c>os/architecture[/variant]</c>; throws <see cref="InvalidPlatformException"/> when the text is not a platform.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    public static Platform Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var platform) ? platform : throw new InvalidPlatformException(s);

    /// <summary>Parses platforms separated by commas, in their order and without repetitions.</summary>
    /// <param name="list">The text to parse; blanks around commas are allowed.</param>
    public static IReadOnlyList<Platform> ParseList(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. list.Split(',', StringSplitOptions.TrimEntries).Select(item => Parse(item)).Distinct()];
    }

    /// <summary>Parses <c>os/architecture[/variant]</c> and says whether the text is a platform.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The platform when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Platform result)
    {
        result = null;
        var parts = s?.Split('/') ?? [];
        if (parts.Length is not (2 or 3) || !parts.All(IsName))
        {
            return false;
        }

        result = new Platform(parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
        return true;
    }

    /// <summary>Says whether an image for this platform serves the requested one: what the request leaves open matches anything.</summary>
    /// <param name="requested">The platform asked for.</param>
    public bool Matches(Platform requested)
    {
        ArgumentNullException.ThrowIfNull(requested);
        return Os == requested.Os
            && Architecture == requested.Architecture
            && (requested.Variant is null || Variant == requested.Variant)
            && (requested.OsVersion is null || OsVersion == requested.OsVersion);
    }

    /// <summary>Returns <c>os/architecture[/variant]</c>.</summary>
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    private static bool IsName(string part) => part.Length is > 0 and <= MaxPart && part.All(c => IsOfName(c) && !char.IsAsciiLetterUpper(c));

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
