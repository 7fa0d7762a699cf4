using KubeStellar.Delivery.References;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Catalog;

/// <summary>An image or a chart that some release of a repository delivered, by its canonical name: a reference may lead to any release, and its source need not be at hand.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">The canonical OCI repository.</param>
/// <param name="Style">How its tags are written.</param>
public sealed record KnownArtifact(ArtifactKind Kind, string Name, TagStyle Style = TagStyle.Plain)
{
    /// <summary>Owner and name of the repository whose tags version it; null for the one that delivers it.</summary>
    public string? VersionedBy { get; init; }
}
