using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>A version as helm reads it (<c>NewVersion</c> of Masterminds/semver): a leading <c>v</c> is allowed, minor and patch may be missing.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number, 0 where it is missing.</param>
/// <param name="Patch">The third number, 0 where it is missing.</param>
/// <param name="Prerelease">The pre-release part without its hyphen, or empty.</param>
/// <param name="IsComplete">Whether all three numbers are there.</param>
internal sealed partial record LenientVersion(ulong Major, ulong Minor, ulong Patch, string Prerelease, bool IsComplete)
{
    /// <summary>What the form is called in errors.</summary>
    public const string Form = "a semantic version such as 1.2.3 or v1.2.3-rc.1";

    /// <summary>Reads a version, or returns null.</summary>
    /// <param name="text">The text.</param>
    public static LenientVersion? TryParse(string text)
    {
        var match = Pattern().Match(text);
        var prerelease = match.Groups["pre"].Value;
        return match.Success && !prerelease.Split('.').Any(HasLeadingZero)
            && Number(match, "major") is { } major && Number(match, "minor") is { } minor && Number(match, "patch") is { } patch
                ? new LenientVersion(major, minor, patch, prerelease, match.Groups["patch"].Success)
                : null;
    }

    /// <summary>Says whether both texts are versions of the same precedence; build metadata and a leading <c>v</c> do not count.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">Another.</param>
    public static bool AreSame(string left, string right) =>
        TryParse(left) is { } version && TryParse(right) is { } other && version with { IsComplete = true } == other with { IsComplete = true };

    private static bool HasLeadingZero(string identifier) => identifier.Length > 1 && identifier[0] == '0' && identifier.All(char.IsAsciiDigit);

    private static ulong? Number(Match match, string group) =>
        !match.Groups[group].Success ? 0
        : ulong.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    [GeneratedRegex(
        @"^v?(?<major>[0-9]+)(\.(?<minor>[0-9]+))?(\.(?<patch>[0-9]+))?(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
