using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Tells releases as the checks of references see them: by checkouts side by side, then by registries and remote repositories.</summary>
/// <param name="published">Knows what exists.</param>
/// <param name="workspace">The checkouts, which alone tell commits.</param>
public sealed class PublishedReleases(IPublishedVersions published, WorkspaceReleases workspace) : IReleaseSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReleaseVersion>?> ReleasesOfAsync(string repository, CancellationToken cancellation)
    {
        var releases = await published.ReleasesOfAsync(new ReferencedArtifact(ArtifactKind.Source, repository) { Repository = repository }, cancellation);
        return releases.Count > 0 ? releases : await workspace.ReleasesOfAsync(repository, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool?> ExistsAsync(ReferencedArtifact artifact, ReleaseVersion version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(version);
        // Some artifacts are tagged with v and some without; what refers to them keeps its own form.
        IEnumerable<string> tags = artifact.Kind is ArtifactKind.Image or ArtifactKind.Chart ? [version.ToString(), version.GitTag] : [version.GitTag];
        var answers = new List<PublishedAnswer>();
        foreach (var tag in tags)
        {
            answers.Add(await published.FindAsync(artifact, tag, cancellation));
        }

        return answers.Exists(answer => answer is PublishedAnswer.Exists) ? true : answers.TrueForAll(answer => answer is PublishedAnswer.Absent) ? false : null;
    }

    /// <inheritdoc/>
    public CommitId? CommitOf(string repository, ReleaseVersion version) => workspace.CommitOf(repository, version);
}
