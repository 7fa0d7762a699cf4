using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>A version that stands in a file, with the places that use it.</summary>
/// <param name="Entry">The entry of the place itself.</param>
/// <param name="Uses">The entries that resolve to it.</param>
internal sealed record Literal(VersionedReference Entry, IReadOnlyList<VersionedReference> Uses)
{
    /// <summary>The place and its uses.</summary>
    public IEnumerable<VersionedReference> All => Uses.Prepend(Entry);

    /// <summary>Returns the text that gives every use its tag. Where all have theirs now, or what they need contradicts each other, the text keeps or lacks its <c>v</c> as it does now.</summary>
    /// <param name="version">The version.</param>
    public string TextOf(ReleaseVersion version)
    {
        var asNow = (Entry.Written.StartsWith('v') ? TagStyle.WithV : TagStyle.Plain).Format(version);
        return Demanding.Any(IsWrong) && Demanding.Select(reference => Demand(reference, version)).Distinct(StringComparer.Ordinal).ToList() is [{ } only] ? only : asNow;
    }

    // What uses need counts; a name without uses lets only suppose what it is for.
    private IEnumerable<VersionedReference> Demanding => (Uses.Count > 0 ? Uses : IsName ? [] : [Entry]).Where(reference => reference.Style is not null);

    private bool IsName => Entry.Form is ReferenceForm.Variable or ReferenceForm.ChartValue or ReferenceForm.Prose;

    private static bool IsWrong(VersionedReference reference) => reference.Release is { } release && reference.Style!.Value.Format(release) != reference.Version;

    // Null where no literal behind the prefix gives the tag.
    private static string? Demand(VersionedReference reference, ReleaseVersion version) =>
        reference.Style!.Value.Format(version) is var tag && tag.StartsWith(reference.Prefix, StringComparison.Ordinal) ? tag[reference.Prefix.Length..] : null;
}
