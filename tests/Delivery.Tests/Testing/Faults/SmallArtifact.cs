using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Testing.Faults;

/// <summary>An artifact of one small layer.</summary>
internal sealed class SmallArtifact(string text)
{
    private static readonly byte[] Config = "{}"u8.ToArray();

    private readonly byte[] _layer = Encoding.UTF8.GetBytes(text);

    public Descriptor Layer => Descriptor.Of(MediaTypes.OctetStream, _layer);

    public ImageManifest Manifest => ImageManifest.Create(Descriptor.Of(MediaTypes.OctetStream, Config), [Layer]);

    public Descriptor Root => Manifest.Descriptor;

    public Task PushLayerAsync(IRepository to) => to.PushAsync(Layer, ContentSource.FromBytes(_layer));

    public async Task PushAsync(IRepository to, string tag)
    {
        await PushContentAsync(to);
        await to.TagAsync(Root, tag);
    }

    public async Task PushContentAsync(IRepository to)
    {
        await PushLayerAsync(to);
        await to.PushAsync(Manifest.Config, ContentSource.FromBytes(Config));
        await to.PushAsync(Root, ContentSource.FromBytes(Manifest.Bytes));
    }
}
