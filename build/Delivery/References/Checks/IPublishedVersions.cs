using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Knows which versions of artifacts exist; what fails is an answer, never an error.</summary>
public interface IPublishedVersions
{
    /// <summary>Returns what is known of one version.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="version">The version as the artifact's tag, or a digest or commit.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation);

    /// <summary>Returns the releases that deliver an artifact, newest first as <see cref="NaturalReleaseOrder"/> counts; empty where nobody can tell.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation);
}
