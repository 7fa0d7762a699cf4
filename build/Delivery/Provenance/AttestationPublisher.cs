using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>Puts documents beside the artifacts that they are about.</summary>
public static class AttestationPublisher
{
    /// <summary>Pushes a document as a referrer of an artifact, unless the same one is listed there; running it again after any interruption finishes the work.</summary>
    /// <param name="attestation">The document.</param>
    /// <param name="subject">The manifest or index that it is about, which the repository holds.</param>
    /// <param name="to">The repository.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task<AttachedAttestation> AttachAsync(Attestation attestation, Descriptor subject, IRepository to, CancellationToken cancellation)
    {
        var manifest = attestation.ManifestFor(subject);
        if (await to.ListReferrersAsync(subject.Digest, attestation.MediaType, cancellation).AnyAsync(referrer => referrer.Digest == manifest.Descriptor.Digest, cancellation))
        {
            return new AttachedAttestation(manifest.Descriptor, Written: false);
        }

        await Task.WhenAll(
            to.PushMissingAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes), cancellation),
            to.PushMissingAsync(attestation.Layer, ContentSource.FromBytes(attestation.Content), cancellation));

        // Pushed even where the repository holds it: only a push makes it list what it holds.
        await to.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes), cancellation);
        return new AttachedAttestation(manifest.Descriptor, Written: true);
    }
}
