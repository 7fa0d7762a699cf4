using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks registries for what lies in registries, and git for all else.</summary>
/// <param name="registries">Knows images and charts.</param>
/// <param name="git">Knows modules, sources and the files of releases.</param>
public sealed class ByKind(IPublishedVersions registries, IPublishedVersions git) : IPublishedVersions
{
    /// <inheritdoc/>
    public Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation) => For(artifact).FindAsync(artifact, version, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) => For(artifact).ReleasesOfAsync(artifact, cancellation);

    private IPublishedVersions For(ReferencedArtifact artifact) => artifact.Kind is ArtifactKind.Image or ArtifactKind.Chart ? registries : git;
}
