using System.Runtime.CompilerServices;

namespace KubeStellar.Oci;

/// <summary>Finds referrers in a layout by reading the subjects of the manifests there; a layout keeps no list of them.</summary>
internal static class LayoutReferrers
{
    /// <summary>Looks through the manifests that index.json lists and those of their indexes; what a partial index lacks is passed over.</summary>
    public static async IAsyncEnumerable<Descriptor> ListAsync(
        LayoutBlobs blobs,
        IEnumerable<Descriptor> manifests,
        Digest subject,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<Digest>();
        var pending = new Queue<Descriptor>(manifests);
        while (pending.TryDequeue(out var descriptor))
        {
            if (!MediaTypes.IsManifest(descriptor.MediaType) || !seen.Add(descriptor.Digest) || !blobs.Contains(descriptor))
            {
                continue;
            }

            var bytes = await blobs.ReadManifestAsync(descriptor, cancellationToken);
            if (ReferrerManifest.Of(descriptor, bytes) is { } referrer && referrer.Subject.Digest == subject)
            {
                yield return referrer.Listed;
            }

            foreach (var child in MediaTypes.IsIndex(descriptor.MediaType) ? ManifestChildren.Of(descriptor, bytes) : [])
            {
                pending.Enqueue(child);
            }
        }
    }
}
