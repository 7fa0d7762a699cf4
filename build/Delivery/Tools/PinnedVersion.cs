namespace KubeStellar.Delivery.Tools;

/// <summary>Compares the version that a program tells with the one that a repository pins.</summary>
internal static class PinnedVersion
{
    /// <summary>What pins no version: any will do, so that a run waits for no network, and the same program serves until someone removes it.</summary>
    public const string Latest = "latest";

    // What a pseudo-version has of a commit's hash.
    private const int AbbreviatedLength = 12;

    /// <summary>Whether a version is the one asked for; a commit is the pseudo-version that ends in its first digits.</summary>
    /// <param name="version">The version that the program tells, or null.</param>
    /// <param name="pin">The version, commit or <c>latest</c> asked for.</param>
    public static bool IsMet(string? version, string pin) =>
        version is not null && (pin == Latest || version == pin || (IsCommit(pin) && version.EndsWith("-" + pin[..AbbreviatedLength], StringComparison.Ordinal)));

    private static bool IsCommit(string pin) => pin.Length is >= AbbreviatedLength and <= 40 && pin.All(char.IsAsciiHexDigitLower);
}
