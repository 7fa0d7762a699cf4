using System.Text;

namespace KubeStellar.Oci.Tests;

/// <summary>An artifact with one layer that refers to a manifest.</summary>
internal sealed class SampleReferrer
{
    private readonly byte[] _layer;

    public SampleReferrer(Descriptor subject, string text, string artifactType = "text/plain")
    {
        _layer = Encoding.UTF8.GetBytes(text);
        Layer = Descriptor.Of(artifactType, _layer);
        var annotations = new Dictionary<string, string> { ["text"] = text };
        Manifest = ImageManifest.Create(EmptyContent.Descriptor, [Layer], annotations, artifactType: artifactType, subject: subject);
    }

    public ImageManifest Manifest { get; }

    public Descriptor Layer { get; }

    public Digest Digest => Manifest.Descriptor.Digest;

    /// <summary>What lists of referrers say of it.</summary>
    public Descriptor Listed => Manifest.Descriptor with { ArtifactType = Manifest.ArtifactType, Annotations = Manifest.Annotations };

    public async Task<SampleReferrer> PushToAsync(IWritable store)
    {
        await store.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes));
        await store.PushAsync(Layer, ContentSource.FromBytes(_layer));
        await store.PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes));
        return this;
    }
}
