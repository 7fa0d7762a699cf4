using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>All references that are behind the newest release of the repository which versions the artifact are to name that release; those ahead of it stay.</summary>
/// <param name="Newest">The newest releases by owner and name of the repository; null for one whose releases nothing tells.</param>
/// <param name="Unpublished">The artifacts of which nothing tells that they are published in that version.</param>
public sealed record NewestGoal(IReadOnlyDictionary<string, ReleaseVersion?> Newest, IReadOnlySet<ReferencedArtifact> Unpublished) : UpdateGoal
{
    /// <inheritdoc/>
    internal override ReleaseVersion? VersionFor(string repository, VersionedReference reference) =>
        reference is { Release: { } current, Artifact.Repository: { } owner } && Newest.GetValueOrDefault(owner) is { } newest && NaturalReleaseOrder.Instance.Compare(current, newest) < 0
            ? newest
            : null;

    /// <inheritdoc/>
    internal override IEnumerable<UpdateNote> NotesOn(ScannedRepository repository) =>
        from owner in repository.Ledger.References.Where(reference => reference.Kind == ReferenceKind.Exact).Select(reference => reference.Artifact.Repository).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        where Newest.TryGetValue(owner, out var newest) && newest is null
        select new UpdateNote(repository.Name, $"nothing tells the releases of {owner}, so that references to them stay");

    /// <inheritdoc/>
    internal override (UntouchedCause Cause, string Reason)? Keeps(string repository, VersionedReference literal) =>
        Unpublished.Contains(literal.Artifact) ? (UntouchedCause.Unpublished, "nothing tells that the newest release is published there") : DeclaredDifference(literal);
}
