using System.Text;

namespace KubeStellar.Oci.Tests.Model;

public sealed class ImageManifestTests
{
    private static readonly Descriptor Config = Descriptor.Of(MediaTypes.OciConfig, "{}"u8);
    private static readonly Descriptor Layer = Descriptor.Of(MediaTypes.OciLayerGzip, "hello"u8);

    [Fact]
    public void A_manifest_is_written_as_go_containerregistry_writes_it()
    {
        var manifest = ImageManifest.Create(Config, [Layer], new Dictionary<string, string> { ["b"] = "2", ["a"] = "<1>" });

        Assert.Equal(
            """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},"""
            + """ "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","size":5,"digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}],"annotations":{"a":"\u003c1\u003e","b":"2"}}""".TrimStart(),
            Encoding.UTF8.GetString(manifest.Bytes.Span));
        Assert.Equal(Digest.Of(manifest.Bytes.Span), manifest.Descriptor.Digest);
    }

    [Fact]
    public void Parsing_keeps_the_bytes_whatever_their_form()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""
            { "unknown": [1, 2], "layers": null,
              "config": { "digest": "{{Config.Digest}}", "size": 2, "mediaType": "{{MediaTypes.DockerConfig}}" } }
            """);

        var manifest = ImageManifest.Parse(bytes, MediaTypes.DockerManifest);

        Assert.Equal(bytes, manifest.Bytes.ToArray());
        Assert.Equal(Descriptor.Of(MediaTypes.DockerManifest, bytes), manifest.Descriptor);
        Assert.Equal(Config.Digest, manifest.Config.Digest);
        Assert.Empty(manifest.Layers);
    }

    [Fact]
    public void Subject_and_artifact_type_survive()
    {
        var manifest = ImageManifest.Create(Config, [Layer], artifactType: "application/x", subject: Layer);

        Assert.Equal("application/x", manifest.ArtifactType);
        Assert.Equal(Layer, manifest.Subject);
    }

    [Fact]
    public void Layers_that_only_their_publisher_may_distribute_are_no_children()
    {
        var foreign = Layer with { Digest = Digest.Of("foreign"u8), MediaType = MediaTypes.DockerForeignLayer };
        var elsewhere = Layer with { Digest = Digest.Of("elsewhere"u8), Urls = ["https://example.com/layer"] };

        Assert.Equal([Config, Layer], ImageManifest.Create(Config, [foreign, Layer, elsewhere]).Children);
    }

    [Fact]
    public void An_index_keeps_platforms_and_annotations()
    {
        var entry = Layer with
        {
            MediaType = MediaTypes.OciManifest,
            Platform = new Platform("linux", "arm", "v7"),
            Annotations = new Dictionary<string, string> { ["x"] = "y" },
            ArtifactType = "application/x",
        };

        var index = ImageIndex.Create([entry], new Dictionary<string, string> { ["a"] = "b" });

        Assert.EndsWith(
            """ "manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":5,"digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","annotations":{"x":"y"},"platform":{"architecture":"arm","os":"linux","variant":"v7"},"artifactType":"application/x"}],"annotations":{"a":"b"}}""".TrimStart(),
            Encoding.UTF8.GetString(index.Bytes.Span), StringComparison.Ordinal);
        var read = Assert.Single(ImageIndex.Parse(index.Bytes).Manifests);
        Assert.Equal(entry.Platform, read.Platform);
        Assert.Equal("y", read.Annotations["x"]);
        Assert.Equal("b", index.Annotations["a"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\":1,\"config\":{}}")]
    [InlineData("{\"config\":{\"digest\":\"sha256:x\",\"size\":1}}")]
    [InlineData("{\"config\":{\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"size\":-1}}")]
    [InlineData("{\"config\":{\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}}")]
    [InlineData("{\"config\":{\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"size\":2},\"layers\":[null]}")]
    [InlineData("<html>")]
    public void Anything_else_is_malformed(string json)
    {
        Assert.Throws<MalformedContentException>(() => ImageManifest.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<MalformedContentException>(() => ImageIndex.Parse(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Bytes_that_say_to_be_another_kind_than_their_store_says_are_malformed()
    {
        var (manifest, index) = (ImageManifest.Create(Config, [Layer]), ImageIndex.Create([]));
        var both = Encoding.UTF8.GetBytes($$"""{"manifests":[],"layers":[],"config":{"digest":"{{Config.Digest}}","size":2} }""");

        Assert.Throws<MalformedContentException>(() => ImageManifest.Parse(manifest.Bytes, MediaTypes.DockerManifest));
        Assert.Throws<MalformedContentException>(() => ImageIndex.Parse(index.Bytes, MediaTypes.DockerManifestList));
        Assert.Throws<MalformedContentException>(() => ImageManifest.Parse(both, MediaTypes.OciManifest));
        Assert.Throws<MalformedContentException>(() => ImageIndex.Parse(both, MediaTypes.OciIndex));
    }

    [Fact]
    public void Descriptors_are_equal_by_media_type_digest_and_size()
    {
        Assert.Equal(Layer, Layer with { Platform = new Platform("linux", "amd64") });
        Assert.NotEqual(Layer, Layer with { Size = 6 });
        Assert.NotEqual(Layer, Layer with { MediaType = MediaTypes.OciLayer });
    }
}
