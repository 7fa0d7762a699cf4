using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Tells which releases there are.</summary>
public interface IReleaseSource
{
    /// <summary>Returns the releases of a repository in any order, or null where nothing tells them.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="cancellation">Stops asking.</param>
    Task<IReadOnlyList<ReleaseVersion>?> ReleasesOfAsync(string repository, CancellationToken cancellation);

    /// <summary>Returns whether a version of an artifact is published, or null where nothing tells.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellation">Stops asking.</param>
    Task<bool?> ExistsAsync(ReferencedArtifact artifact, ReleaseVersion version, CancellationToken cancellation);

    /// <summary>Returns the commit that a release was made from, or null where nothing tells.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="version">The version.</param>
    CommitId? CommitOf(string repository, ReleaseVersion version);
}
