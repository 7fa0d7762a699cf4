using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.References.Checks;

/// <summary>Knows the versions that a test says exist; of others it knows that they do not, and of artifacts without any it knows nothing.</summary>
internal sealed class KnownVersions : IPublishedVersions
{
    private readonly Dictionary<ReferencedArtifact, IReadOnlyList<string>> _versions = [];

    public List<(ReferencedArtifact Artifact, string Version)> Asked { get; } = [];

    public KnownVersions With(ReferencedArtifact artifact, params IReadOnlyList<string> versions)
    {
        _versions[artifact] = versions;
        return this;
    }

    public Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
    {
        lock (Asked)
        {
            Asked.Add((artifact, version));
        }

        return Task.FromResult<PublishedAnswer>(
            !_versions.TryGetValue(artifact, out var versions) ? new PublishedAnswer.Unknown("nobody answered")
            : versions.Contains(version) ? new PublishedAnswer.Exists("a test says so")
            : new PublishedAnswer.Absent("a test says no"));
    }

    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReleaseVersion>>(
        _versions.TryGetValue(artifact, out var versions) ? [.. versions.Select(TagStyleFormat.VersionOf).OfType<ReleaseVersion>().OrderDescending()] : []);
}
