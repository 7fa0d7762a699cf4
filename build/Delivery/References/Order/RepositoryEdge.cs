namespace KubeStellar.Delivery.References.Order;

/// <summary>The references of one repository to what another one releases, or to what it releases itself.</summary>
/// <param name="From">Owner and name of the repository that holds them.</param>
/// <param name="To">Owner and name of the repository whose releases they name.</param>
/// <param name="References">The references, at least one.</param>
public sealed record RepositoryEdge(string From, string To, IReadOnlyList<VersionedReference> References)
{
    /// <summary>The purpose that can wait least of those that the references have.</summary>
    public ReferencePurpose Purpose { get; } = References.Max(reference => reference.PurposeOf());

    /// <summary>Whether what <see cref="From"/> publishes changes with the version, so that a release has to follow.</summary>
    public bool IsPublished => Purpose >= ReferencePurpose.RunTime;
}
