namespace KubeStellar.Oci;

/// <summary>A store that knows what refers to its content: the manifests and indexes whose <c>subject</c> it is (OCI image specification 1.1).</summary>
public interface IReferrerLister
{
    /// <summary>Returns the descriptors of the referrers, each with its artifact type and annotations, in the store's order; none where the store or the subject does not exist.</summary>
    /// <param name="subject">The digest of the manifest or index that is referred to.</param>
    /// <param name="artifactType">The kind of artifact to list, or null for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<Descriptor> ListReferrersAsync(Digest subject, string? artifactType = null, CancellationToken cancellationToken = default);
}
