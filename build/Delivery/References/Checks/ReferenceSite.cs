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

    /// <summary>The file and the line of the literal.</summary>
    public string Line => LineOf(Place);

    /// <summary>Returns the file and the line of the literal, and of its uses.</summary>
    public override string ToString() => Uses.Count == 0 ? Line : $"{Line} (used in {ShortList.Of(Uses.Select(LineOf).Distinct(), UsesNamed)})";

    private static string LineOf(TextPlace place) => $"{place.File}:{place.Line}";
}
