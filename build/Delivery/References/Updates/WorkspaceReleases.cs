using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Tells releases by the git tags of checkouts side by side; of other repositories it knows nothing.</summary>
/// <param name="sources">The checkouts by owner and name of the repository.</param>
public sealed class WorkspaceReleases(IReadOnlyDictionary<string, SourceRepository> sources) : IReleaseSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>?> ReleasesOfAsync(string repository, CancellationToken cancellation) => Task.FromResult(sources.GetValueOrDefault(repository)?.Releases);

    /// <inheritdoc/>
    public Task<bool?> ExistsAsync(ReferencedArtifact artifact, ReleaseVersion version, CancellationToken cancellation) =>
        Task.FromResult(artifact.Repository is { } repository && sources.GetValueOrDefault(repository) is { } source ? source.FindTag(version.GitTag) is not null : (bool?)null);

    /// <inheritdoc/>
    public CommitId? CommitOf(string repository, ReleaseVersion version) => sources.GetValueOrDefault(repository)?.FindTag(version.GitTag)?.Commit;
}
