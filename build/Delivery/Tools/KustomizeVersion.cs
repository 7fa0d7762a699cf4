using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Tools;

/// <summary>Compares what kustomize says of its version with what a Makefile asks for.</summary>
internal static partial class KustomizeVersion
{
    // What go install …/kustomize/v5@latest brings, and what every Makefile of the family has pinned.
    private const string LatestMajor = "v5";

    /// <summary>Returns the version in a text, with its <c>v</c>; null where there is none, as in what Debian's build prints.</summary>
    /// <param name="text">What <c>kustomize version</c> printed, or a package's version.</param>
    public static string? Find(string text) => VersionPattern().Match(text) is { Success: true } match ? "v" + match.Groups["version"].Value : null;

    /// <summary>Whether a version is the one asked for.</summary>
    /// <param name="version">The version, or null.</param>
    /// <param name="pin">The version asked for, or <c>latest</c>.</param>
    public static bool Satisfies(string? version, string pin) => pin == PinnedVersion.Latest ? IsSameMajor(version, pin) : version == pin;

    /// <summary>Whether a version has the major number asked for.</summary>
    /// <param name="version">The version, or null.</param>
    /// <param name="pin">The version asked for, or <c>latest</c>.</param>
    public static bool IsSameMajor(string? version, string pin) => version is not null && MajorOf(version) == MajorOf(pin);

    /// <summary>Returns the import path of the program of a version.</summary>
    /// <param name="pin">The version asked for, or <c>latest</c>.</param>
    public static string PackageOf(string pin) => $"sigs.k8s.io/kustomize/kustomize/{MajorOf(pin)}";

    private static string MajorOf(string version) => version == PinnedVersion.Latest ? LatestMajor : version.Split('.')[0];

    [GeneratedRegex(@"(?<![\d.])v?(?<version>\d+\.\d+\.\d+)(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
