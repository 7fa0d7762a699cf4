using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The versions that Go gives to commits without a tag: <c>v0.0.0-20240102030405-0123456789ab</c> (go.dev/ref/mod#pseudo-versions).</summary>
internal static partial class PseudoVersion
{
    /// <summary>Returns the commit's first twelve digits, or null for any other version.</summary>
    /// <param name="version">The version.</param>
    public static string? CommitOf(string version) => Form().Match(version) is { Success: true } match ? match.Groups["commit"].Value : null;

    /// <summary>Whether a version names nothing, as go writes it for a module that <c>replace</c> finds in a folder.</summary>
    /// <param name="version">The version.</param>
    public static bool IsOfNothing(string version) => CommitOf(version) is { } commit && commit.All(digit => digit == '0');

    [GeneratedRegex(@"^v\d+\.\d+\.\d+-(?:.*\.)?\d{14}-(?<commit>[0-9a-f]{12})(?:\+incompatible)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
