using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Oci;

/// <summary>What an image runs on, written <c>os/architecture[/variant]</c> with Go's names, such as <c>linux/arm64</c> and <c>linux/arm/v7</c>.</summary>
/// <param name="Os">Go's name of the operating system; empty where an image names none.</param>
/// <param name="Architecture">Go's name of the architecture; empty where an image names none.</param>
/// <param name="Variant">The variant of the architecture, such as <c>v7</c>, or null.</param>
/// <param name="OsVersion">The version of the operating system, which only Windows images carry, or null.</param>
/// <remarks>The parts are letters, digits and <c>. - _</c>, in either case, as images of others have them; others throw <see cref="InvalidPlatformException"/>.</remarks>
public sealed record Platform(string Os, string Architecture, string? Variant = null, string? OsVersion = null) : IParsable<Platform>
{
    /// <summary>The greatest length of a part of a platform in characters: 64.</summary>
    public const int MaxPart = 64;

    /// <summary>Go's name of the operating system; empty where an image names none.</summary>
    public string Os { get; init => field = Require(value)!; } = Require(Os)!;

    /// <summary>Go's name of the architecture; empty where an image names none.</summary>
    public string Architecture { get; init => field = Require(value)!; } = Require(Architecture)!;

    /// <summary>The variant of the architecture, such as <c>v7</c>, or null.</summary>
    public string? Variant { get; init => field = Require(value); } = Require(Variant);

    /// <summary>The version of the operating system, which only Windows images carry, or null.</summary>
    public string? OsVersion { get; init => field = Require(value); } = Require(OsVersion);

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

    private static string? Require(string? part) => part is null || (part.Length <= MaxPart && part.All(IsOfName)) ? part : throw new InvalidPlatformException(part);

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
