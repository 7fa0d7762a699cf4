using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.References.Updates;

/// <summary>Releases that a test tells.</summary>
internal sealed class KnownReleases : IReleaseSource
{
    private readonly Dictionary<string, IReadOnlyList<ReleaseVersion>> _releases = new(StringComparer.Ordinal);

    /// <summary>The commits of releases by tag.</summary>
    public Dictionary<string, CommitId> Commits { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of artifacts that a release was not published to.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    public void Add(string repository, params string[] versions) => _releases[repository] = [.. versions.Select(ReleaseVersion.Parse)];

    public Task<IReadOnlyList<ReleaseVersion>?> ReleasesOfAsync(string repository, CancellationToken cancellation) => Task.FromResult(_releases.GetValueOrDefault(repository));

    public async Task<bool?> ExistsAsync(ReferencedArtifact artifact, ReleaseVersion version, CancellationToken cancellation) =>
        Missing.Contains(artifact.Name) ? false : (await ReleasesOfAsync(artifact.Repository ?? "", cancellation))?.Contains(version);

    public CommitId? CommitOf(string repository, ReleaseVersion version) => Commits.TryGetValue(version.GitTag, out var commit) ? commit : null;
}
