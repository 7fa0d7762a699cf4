using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>Another release, older or newer, that a registry holds before the run.</summary>
internal static class EarlierRelease
{
    /// <summary>The canonical repository, which has a moving tag.</summary>
    public static RepositoryName Repository { get; } = RepositoryName.Parse("ghcr.io/kubestellar-sample/ocm-status-addon");

    /// <summary>Publishes it where the variant asks for one.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="target">The registry.</param>
    public static async Task PublishAsync(ReleaseVariant variant, IDeliveryTarget target)
    {
        var version = variant switch
        {
            ReleaseVariant.AfterOlder => "0.0.9",
            ReleaseVariant.AfterNewer => "0.2.0",
            _ => null,
        };
        if (version is null)
            return;
        var repository = target.Open(Repository);
        var layer = System.Text.Encoding.UTF8.GetBytes($"release {version}");
        var manifest = ImageManifest.Create(EmptyContent.Descriptor, [Descriptor.Of(MediaTypes.OctetStream, layer)]);
        await repository.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes));
        await repository.PushAsync(manifest.Layers[0], ContentSource.FromBytes(layer));
        await repository.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await repository.TagAsync(manifest.Descriptor, version);
        await repository.TagAsync(manifest.Descriptor, "latest");
    }
}
