using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>Signatures of artifacts as cosign 2 makes and verifies them with a key, without a transparency log.</summary>
public static class ArtifactSignature
{
    private const int Attempts = 5;

    /// <summary>Signs an artifact, unless the same key has signed it; signatures of others stay, and what was written is read back.</summary>
    /// <remarks>A signature differs each time, so it is no part of what makes a release reproducible.</remarks>
    /// <param name="key">The key.</param>
    /// <param name="name">The canonical repository, which the signature names wherever the artifact lies.</param>
    /// <param name="artifact">The digest of the artifact's manifest or index.</param>
    /// <param name="to">The repository that holds it.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="LostSignatureException">Other clients replace the signatures time and again.</exception>
    public static async Task<SignedArtifact> SignAsync(SigningKey key, RepositoryName name, Digest artifact, IRepository to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(to);
        var payload = SimpleSigning.Create(name, artifact);
        var signature = key.Sign(payload);
        for (var attempt = 0; attempt <= Attempts; attempt++)
        {
            var signatures = await SignatureManifest.ReadAsync(to, artifact, cancellation);
            if (signatures is not null && await signatures.IsSignedByAsync(key.Verification, artifact, to, cancellation))
            {
                return new SignedArtifact(signatures.Manifest.Descriptor, Written: attempt > 0);
            }

            await to.PushMissingAsync(Descriptor.Of(SimpleSigning.MediaType, payload), ContentSource.FromBytes(payload), cancellation);
            await WriteAsync(SignatureManifest.Add(signatures, payload, signature), artifact, to, cancellation);
        }

        throw new LostSignatureException($"{to.Location}:{SignatureTag.Of(artifact)}");
    }

    /// <summary>Says whether an artifact has a signature that the key's owner made of it.</summary>
    /// <param name="key">The public key.</param>
    /// <param name="artifact">The digest of the artifact's manifest or index.</param>
    /// <param name="from">The repository that holds it.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task<bool> VerifyAsync(VerificationKey key, Digest artifact, IReadable from, CancellationToken cancellation) =>
        await SignatureManifest.ReadAsync(from, artifact, cancellation) is { } signatures && await signatures.IsSignedByAsync(key, artifact, from, cancellation);

    /// <summary>Copies the signatures of an artifact that lies in two repositories; those that the target has besides stay.</summary>
    /// <param name="from">The repository to copy from; where it has none, nothing is done.</param>
    /// <param name="artifact">The digest of the artifact's manifest or index.</param>
    /// <param name="to">The repository to copy to.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="LostSignatureException">Other clients replace the signatures time and again.</exception>
    public static async Task CopyAsync(IReadable from, Digest artifact, IRepository to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (await SignatureManifest.ReadAsync(from, artifact, cancellation) is not { } given)
        {
            return;
        }

        await Task.WhenAll(given.Manifest.Layers.Select(payload => ArtifactCopier.CopyAsync(from, payload, to, cancellationToken: cancellation)));
        for (var attempt = 0; attempt <= Attempts; attempt++)
        {
            var there = await SignatureManifest.ReadAsync(to, artifact, cancellation);
            if (there is not null && there.Holds(given))
            {
                return;
            }

            await WriteAsync(SignatureManifest.Merge(there, given), artifact, to, cancellation);
        }

        throw new LostSignatureException($"{to.Location}:{SignatureTag.Of(artifact)}");
    }

    private static async Task WriteAsync(SignatureManifest signatures, Digest artifact, IRepository to, CancellationToken cancellation)
    {
        await to.PushAsync(signatures.Manifest.Config, ContentSource.FromBytes(signatures.Config), cancellation);
        await to.PushAsync(signatures.Manifest.Descriptor, ContentSource.FromBytes(signatures.Manifest.Bytes), cancellation);
        await to.TagAsync(signatures.Manifest.Descriptor, SignatureTag.Of(artifact), cancellation);
    }
}
