using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>A version of an artifact that a repository names at one place, with the expressions elsewhere that resolve to it.</summary>
/// <param name="Reference">The literal, or the first use where the literal itself is about something else.</param>
/// <param name="Place">The place of the literal, which is where it is changed.</param>
/// <param name="Uses">The places of the expressions.</param>
public sealed record ReferenceSite(VersionedReference Reference, TextPlace Place, IReadOnlyList<TextPlace> Uses)
{
    private const int UsesNamed = 3;

    /// <summary>What it leads to.</summary>
    public ReferencedArtifact Artifact => Reference.Artifact;

    /// <summary>The version as the artifact's tag; a sentence or a variable names the release of a repository with or without the <c>v</c> of its git tag. Null where it cannot be told.</summary>
    public string? Version => IsLoose && Reference is { Style: { } style, Release: { } release } ? style.Format(release) : Reference.Version;

    /// <summary>The file and the line of the literal.</summary>
    public string Line => LineOf(Place);

    /// <summary>Returns the file and the line of the literal, and of its uses.</summary>
    public override string ToString() => Uses.Count == 0 ? Line : $"{Line} (used in {ShortList.Of(Uses.Select(LineOf).Distinct(), UsesNamed)})";

    private bool IsLoose => Artifact.Kind is ArtifactKind.Source or ArtifactKind.ReleaseAsset && Reference.Form is ReferenceForm.Prose or ReferenceForm.Variable or ReferenceForm.ChartValue;

    private static string LineOf(TextPlace place) => $"{place.File}:{place.Line}";
}
