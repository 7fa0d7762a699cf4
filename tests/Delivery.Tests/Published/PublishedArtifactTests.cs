using System.Text;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Published;

public sealed class PublishedArtifactTests : IDisposable
{
    private const string Source = "https://github.com/owner/hello";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Other = "89abcdef0123456789abcdef0123456789abcdef";

    private static readonly IReadOnlyList<Platform> Both = Platform.ParseList("linux/amd64,linux/arm64");

    private readonly TemporaryDirectory _folder = new();
    private readonly CountingStore _store;

    public PublishedArtifactTests() => _store = new CountingStore(new OciLayout(_folder["layout"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_index_that_records_its_origin_is_read_with_one_request()
    {
        var index = await HandmadeImage.Of(Source, Commit, "1.2.3").PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Equal(PublishedKind.Image, read.Kind);
        Assert.Equal(Both, read.Platforms);
        Assert.Equal((Source, Commit, "1.2.3"), (read.Identity.Source, read.Identity.Revision, read.Identity.Version));
        Assert.Equal([index.Descriptor], _store.Fetched);
    }

    [Fact]
    public async Task An_index_that_records_nothing_is_read_down_to_the_labels_of_its_first_image()
    {
        var index = await new HandmadeImage { Labels = _ => HandmadeImage.Identity(Source, Commit, "1.2.3") }.PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Equal(Commit, read.Identity.Revision);
        Assert.Equal("labels of linux/amd64", read.Identity.Of(ArtifactIdentity.Revision).Single().Place);
        Assert.Equal(3, _store.Fetched.Count);
    }

    [Fact]
    public async Task What_a_platform_records_otherwise_is_seen_when_all_of_it_is_read()
    {
        var index = await (HandmadeImage.Of(Source, Commit, "1.2.3") with
        {
            Labels = platform => HandmadeImage.Identity(Source, platform == Both[1] ? Other : Commit, "1.2.3"),
        }).PushAsync(_store.Inner);

        var quick = await PublishedArtifact.ReadAsync(_store, index.Descriptor, CancellationToken.None);
        var whole = await PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Equal(Commit, quick.Identity.Revision);
        Assert.Null(whole.Identity.Revision);
        Assert.Equal([Commit, Other], whole.Identity.Revisions);
        Assert.Equal("labels of linux/arm64", whole.Identity.Of(ArtifactIdentity.Revision).Single(value => value.Value == Other).Place);
        Assert.All(whole.Manifests, manifest => Assert.Equal(2, manifest.Content.Count));
    }

    [Fact]
    public async Task A_single_manifest_has_the_platform_of_its_configuration()
    {
        var image = HandmadeImage.Of(Source, Commit, "1.2.3");
        var manifest = await image.PushManifestAsync(_store.Inner, Platform.Parse("linux/arm/v7"));

        var read = await PublishedArtifact.ReadAsync(_store, manifest.Descriptor, CancellationToken.None);

        Assert.Equal((PublishedKind.Image, Commit), (read.Kind, read.Identity.Revision));
        Assert.Equal([Platform.Parse("linux/arm/v7")], read.Platforms);
    }

    [Fact]
    public async Task An_artifact_that_records_nothing_is_no_error()
    {
        var index = await new HandmadeImage().PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Empty(read.Identity.Values);
        Assert.Null(read.Identity.Revision);
        Assert.Equal(Both, read.Platforms);
    }

    [Fact]
    public async Task An_index_that_states_other_platforms_than_the_images_is_a_contradiction()
    {
        var index = await new HandmadeImage { Configured = platform => platform == Both[1] ? Both[0] : platform }.PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Equal([false, true], read.Manifests.Select(manifest => manifest.IsContradictory));
    }

    [Fact]
    public async Task A_variant_that_one_side_leaves_out_is_no_contradiction()
    {
        var index = await new HandmadeImage { Configured = platform => platform == Both[1] ? new Platform(platform.Os, platform.Architecture, "v8") : platform }.PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.DoesNotContain(read.Manifests, manifest => manifest.IsContradictory);
    }

    [Fact]
    public async Task A_chart_is_told_by_its_configuration_without_its_archive()
    {
        var chart = new HandmadeChart("core-chart", "v1.2.3", "ghcr.io/owner/hello:1.2.3") { AppVersion = "v1.2.4", Identity = HandmadeImage.Identity(Source, Commit, "1.2.3") };
        var root = await chart.PushAsync(_store.Inner);

        var read = await PublishedArtifact.ReadWholeAsync(_store, root, CancellationToken.None);

        Assert.Equal(PublishedKind.Chart, read.Kind);
        Assert.Equal(new RecordedChart("core-chart", "v1.2.3", "v1.2.4"), read.Chart);
        Assert.Equal((Source, Commit, "v1.2.3"), (read.Identity.Source, read.Identity.Revision, read.Identity.Version));
        Assert.Empty(read.Platforms);
        Assert.Equal(2, _store.Fetched.Count);
    }

    [Fact]
    public async Task What_is_neither_image_nor_chart_is_other()
    {
        var layer = Descriptor.Of("text/plain", "x"u8);
        var manifest = ImageManifest.Create(EmptyContent.Descriptor, [layer], artifactType: "text/plain");
        await _store.Inner.PushAsync(layer, ContentSource.FromBytes("x"u8.ToArray()));
        await _store.Inner.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes));
        await _store.Inner.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));

        var read = await PublishedArtifact.ReadAsync(_store, manifest.Descriptor, CancellationToken.None);

        Assert.Equal(PublishedKind.Other, read.Kind);
        Assert.Empty(read.Manifests);
    }

    [Fact]
    public async Task Statements_that_docker_buildkit_puts_into_the_index_are_no_platforms()
    {
        var image = new HandmadeImage();
        var manifest = await image.PushManifestAsync(_store.Inner, Both[0]);
        var statement = (await (image with { Seed = "statement" }).PushManifestAsync(_store.Inner, Both[1])).Descriptor with
        {
            Platform = new Platform("unknown", "unknown"),
            Annotations = new Dictionary<string, string> { ["vnd.docker.reference.type"] = "attestation-manifest" },
        };
        var index = ImageIndex.Create([manifest.Descriptor with { Platform = Both[0] }, statement]);
        await _store.Inner.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));

        var read = await PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None);

        Assert.Equal([Both[0]], read.Platforms);
        Assert.Equal([statement], read.EmbeddedAttestations);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"name":"core"}""")]
    [InlineData("""{"name":1,"version":"1.0.0"}""")]
    [InlineData("""{"name":"core","name":"cord","version":"1.0.0"}""")]
    public async Task A_chart_configuration_that_is_none_is_named(string text)
    {
        var config = Encoding.UTF8.GetBytes(text);
        var manifest = ImageManifest.Create(Descriptor.Of("application/vnd.cncf.helm.config.v1+json", config), []);
        await _store.Inner.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await _store.Inner.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));

        await Assert.ThrowsAsync<MalformedContentException>(() => PublishedArtifact.ReadAsync(_store, manifest.Descriptor, CancellationToken.None));
    }

    [Fact]
    public async Task An_index_of_hundreds_of_manifests_is_refused_before_any_is_read()
    {
        var manifest = await new HandmadeImage().PushManifestAsync(_store.Inner, Both[0]);
        var index = ImageIndex.Create(Enumerable.Repeat(manifest.Descriptor, 257));
        await _store.Inner.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));

        var refusal = await Assert.ThrowsAsync<OversizedIndexException>(() => PublishedArtifact.ReadWholeAsync(_store, index.Descriptor, CancellationToken.None));

        Assert.Equal(257, refusal.Count);
        Assert.Single(_store.Fetched);
    }

    private sealed class CountingStore(OciLayout inner) : IContentFetcher
    {
        public OciLayout Inner => inner;

        public List<Descriptor> Fetched { get; } = [];

        public Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
        {
            lock (Fetched)
            {
                Fetched.Add(descriptor);
            }

            return inner.FetchAsync(descriptor, cancellationToken);
        }
    }
}
