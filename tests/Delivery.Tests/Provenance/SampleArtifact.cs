using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Provenance;

/// <summary>A small artifact to say something about.</summary>
internal static class SampleArtifact
{
    /// <summary>Pushes an artifact with one layer and tags it; another text gives another digest.</summary>
    public static async Task<Descriptor> PushAsync(IRepository to, string text, string tag = "0.1.0")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var layer = Descriptor.Of("text/plain", bytes);
        var manifest = ImageManifest.Create(EmptyContent.Descriptor, [layer], artifactType: "text/plain");
        await to.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes));
        await to.PushAsync(layer, ContentSource.FromBytes(bytes));
        await to.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await to.TagAsync(manifest.Descriptor, tag);
        return manifest.Descriptor;
    }
}
