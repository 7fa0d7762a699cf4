using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>A version as written, with its place; it needs the file's text no more.</summary>
/// <param name="Place">The place.</param>
/// <param name="Written">The text there.</param>
internal sealed record PlacedVersion(TextPlace Place, string Written)
{
    /// <inheritdoc cref="VersionText.Names"/>
    public required IReadOnlyList<string> Names { get; init; }

    /// <inheritdoc cref="VersionText.Prefix"/>
    public required string Prefix { get; init; }

    /// <inheritdoc cref="VersionText.Fallback"/>
    public PlacedVersion? Fallback { get; init; }

    /// <summary>Whether the version itself stands there.</summary>
    public bool IsLiteral => Names.Count == 0;

    /// <summary>Reads a version's place.</summary>
    /// <param name="text">The file.</param>
    /// <param name="version">The version.</param>
    public static PlacedVersion Of(SourceText text, VersionText version) => new(text.Place(version.Start, version.Length), text.Text.Substring(version.Start, version.Length))
    {
        Names = version.Names,
        Prefix = version.Prefix,
        Fallback = version.Fallback is { } fallback ? Of(text, fallback) : null,
    };
}
