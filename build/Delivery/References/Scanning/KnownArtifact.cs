using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>An image or a chart whose source is known.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">The canonical OCI repository.</param>
/// <param name="Repository">Owner and name of the repository whose tags version it.</param>
/// <param name="Style">How its tags are written.</param>
internal sealed record KnownArtifact(ArtifactKind Kind, string Name, string Repository, TagStyle Style);
