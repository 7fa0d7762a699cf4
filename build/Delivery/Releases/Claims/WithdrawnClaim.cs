using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>What a claim names once its run gave way; registries cannot be relied on to delete tags.</summary>
public static class WithdrawnClaim
{
    private const string ArtifactType = "application/vnd.kubestellar.delivery.withdrawn.v1";

    private static readonly ImageManifest Manifest = ImageManifest.Create(EmptyContent.Descriptor, [EmptyContent.Descriptor], artifactType: ArtifactType);

    /// <summary>The manifest that withdrawn claims name.</summary>
    public static Descriptor Descriptor => Manifest.Descriptor;

    /// <summary>Withdraws a claim.</summary>
    /// <param name="claim">The claim, which no other run writes.</param>
    /// <param name="from">The repository that holds it.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task WriteAsync(ClaimTag claim, IRepository from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(from);
        await from.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes), cancellation);
        await from.PushAsync(Descriptor, ContentSource.FromBytes(Manifest.Bytes), cancellation);
        await from.TagAsync(Descriptor, claim.ToString(), cancellation);
    }
}
