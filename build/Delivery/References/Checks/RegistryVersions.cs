using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks registries for images, and for charts in OCI repositories; of releases they tell nothing.</summary>
/// <param name="lookup">Asks registries.</param>
public sealed class RegistryVersions(ReferenceLookup lookup) : IPublishedVersions
{
    private const string DigestPrefix = "sha256:";

    /// <inheritdoc/>
    public async Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(version);

        // helm writes _ where an OCI tag cannot hold the + of a version.
        var separator = version.StartsWith(DigestPrefix, StringComparison.Ordinal) ? '@' : ':';
        return Reference.TryParse($"{artifact.Name}{separator}{version.Replace('+', '_')}", null, out var reference)
            ? await AskAsync(reference, cancellation)
            : new PublishedAnswer.Unknown("it lies in no OCI repository");
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReleaseVersion>>([]);

    private async Task<PublishedAnswer> AskAsync(Reference reference, CancellationToken cancellation) => await lookup.FindAsync(reference, cancellation) switch
    {
        ReferenceAnswer.Exists exists => new PublishedAnswer.Exists($"{exists.Digest} at {exists.Location}"),
        ReferenceAnswer.Absent absent => new PublishedAnswer.Absent($"nothing at {absent.Location}"),
        ReferenceAnswer.Unknown => new PublishedAnswer.Unknown($"{reference.Repository.Registry} could not be asked"),
        _ => throw new InvalidOperationException(),
    };
}
