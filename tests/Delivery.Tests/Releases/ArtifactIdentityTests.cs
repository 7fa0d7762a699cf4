using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class ArtifactIdentityTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();

    [SkippableFact]
    public async Task An_image_whose_source_has_no_address_carries_its_name_and_never_its_bases_address()
    {
        await _shop.ReleaseAsync("1.0.0");
        using var other = new ReleaseWorkshop();
        other.Source.Commit(
            "another module on that base",
            ("go.mod", "module example.org/hello\n\ngo 1.19\n"),
            (".ko.yaml", $"defaultBaseImage: oci:{_shop.Folder["registry/ghcr.io/owner/hello"]}:1.0.0\n"));
        other.Source.Tag("v2.0.0");
        var released = await other.ReleaseAsync("2.0.0");
        var index = await ImageIndex.FetchAsync(other.Layout, (await other.Layout.ResolveAsync("2.0.0"))!);
        Assert.Equal(released.Digest, index.Descriptor.Digest);
        foreach (var descriptor in index.Manifests)
        {
            var manifest = await ImageManifest.FetchAsync(other.Layout, descriptor);
            var config = ImageConfig.Parse(await other.Layout.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize));
            Assert.Equal("example.org/hello", manifest.Annotations["org.opencontainers.image.source"]);
            Assert.Equal("example.org/hello", config.Config!.Labels["org.opencontainers.image.source"]);
        }
    }

    public void Dispose() => _shop.Dispose();
}
