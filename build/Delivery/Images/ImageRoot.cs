using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What stands for an image, by ko's rule: the manifest where there is one platform, else the index.</summary>
public static class ImageRoot
{
    /// <summary>Returns what stands for the image, and pushes the index where that is it.</summary>
    /// <param name="index">The index over the image's manifests.</param>
    /// <param name="to">The repository, which holds the manifests.</param>
    /// <param name="cancellation">Stops pushing.</param>
    public static async Task<Descriptor> PushAsync(ImageIndex index, IRepository to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (index.Manifests is [var only])
        {
            return new Descriptor { MediaType = only.MediaType, Digest = only.Digest, Size = only.Size };
        }

        await to.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes), cancellation);
        return index.Descriptor;
    }
}
