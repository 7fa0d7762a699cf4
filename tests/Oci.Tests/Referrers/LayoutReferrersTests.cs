using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Referrers;

public sealed class LayoutReferrersTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Referrers_are_listed_by_their_subject_and_their_artifact_type()
    {
        var layout = new OciLayout(_folder["layout"]);
        Assert.Empty(await layout.ListReferrersAsync(Digest.Of("x"u8)).ToListAsync());
        var image = await new SampleImage("x").PushToAsync(layout, "1");
        var text = await new SampleReferrer(image.Root, "one").PushToAsync(layout);
        var json = await new SampleReferrer(image.Root, "two", "application/json").PushToAsync(layout);
        var other = await new SampleReferrer(image.Manifests[0], "one").PushToAsync(layout);

        Require([text, json], await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());
        Require([json], await layout.ListReferrersAsync(image.Root.Digest, "application/json").ToListAsync());
        Require([other], await layout.ListReferrersAsync(image.Manifests[0].Digest).ToListAsync());
        Assert.Empty(await layout.ListReferrersAsync(text.Digest).ToListAsync());
        Assert.Equal(["1"], await layout.ListTagsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_referrer_without_an_artifact_type_has_that_of_its_configuration()
    {
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(layout);
        var manifest = ImageManifest.Create(image.Blobs.Last(blob => blob.MediaType == MediaTypes.OciConfig), [], subject: image.Root);
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));

        var listed = Assert.Single(await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());

        Assert.Equal(MediaTypes.OciConfig, listed.ArtifactType);
    }

    [Fact]
    public async Task A_referrer_is_found_in_an_index_too_and_what_a_partial_index_lacks_is_passed_over()
    {
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(layout);
        var referrer = await new SampleReferrer(image.Root, "one").PushToAsync(layout);
        var index = ImageIndex.Create([referrer.Manifest.Descriptor, image.Manifests[1]]);
        await layout.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        File.Delete(layout.PathOf(image.Manifests[1]));

        Require([referrer], await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());
    }

    [Fact]
    public async Task A_referrer_that_was_written_and_not_listed_is_listed_by_the_next_push()
    {
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(layout, "1");
        var before = await File.ReadAllBytesAsync(_folder["layout/index.json"]);
        var referrer = await new SampleReferrer(image.Root, "one").PushToAsync(layout);
        await File.WriteAllBytesAsync(_folder["layout/index.json"], before);
        Assert.Empty(await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());

        await referrer.PushToAsync(layout);

        Require([referrer], await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());
    }

    [Fact]
    public async Task A_damaged_referrer_is_an_error()
    {
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(layout);
        var referrer = await new SampleReferrer(image.Root, "one").PushToAsync(layout);
        var bytes = referrer.Manifest.Bytes.ToArray();
        bytes[^2] ^= 1;
        File.Delete(layout.PathOf(referrer.Manifest.Descriptor));
        await File.WriteAllBytesAsync(layout.PathOf(referrer.Manifest.Descriptor), bytes);

        await Assert.ThrowsAsync<WrongContentException>(async () => await layout.ListReferrersAsync(image.Root.Digest).ToListAsync());
    }

    [Fact]
    public async Task Referrers_are_copied_after_their_subject_and_once()
    {
        var (from, to) = (new OciLayout(_folder["from"]), new OciLayout(_folder["to"]));
        var image = await new SampleImage("x").PushToAsync(from, "1");
        var one = await new SampleReferrer(image.Root, "one").PushToAsync(from);
        var two = await new SampleReferrer(image.Root, "two").PushToAsync(from);
        await ArtifactCopier.CopyAsync(from, image.Root, to);
        await one.PushToAsync(to);

        Require([two], await ReferrerCopier.CopyAsync(from, image.Root.Digest, to));
        Assert.Empty(await ReferrerCopier.CopyAsync(from, image.Root.Digest, to));

        Require([one, two], await to.ListReferrersAsync(image.Root.Digest).ToListAsync());
        Assert.Equal("two"u8.ToArray(), await to.FetchBytesAsync(two.Layer, 10));
    }

    [Fact]
    public async Task Layouts_filled_in_different_orders_are_byte_for_byte_the_same()
    {
        var (one, other) = (new OciLayout(_folder["one"]), new OciLayout(_folder["other"]));
        var image = await new SampleImage("x").PushToAsync(one, "1");
        await one.TagAsync(image.Root, "latest");
        await new SampleImage("x").PushToAsync(other, "latest");
        await other.TagAsync(image.Root, "1");
        foreach (var (layout, texts) in new[] { (one, "abcd"), (other, "dcba") })
        {
            foreach (var text in texts)
            {
                await new SampleReferrer(image.Root, $"{text}").PushToAsync(layout);
            }
        }

        Assert.Equal(await File.ReadAllTextAsync(_folder["one/index.json"]), await File.ReadAllTextAsync(_folder["other/index.json"]));
    }

    [SkippableFact]
    public async Task Oras_discovers_the_same_referrers()
    {
        var oras = await TestTools.RequireAsync("oras");
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(layout, "1");
        await new SampleReferrer(image.Root, "one").PushToAsync(layout);
        await new SampleReferrer(image.Root, "two", "application/json").PushToAsync(layout);
        _folder.Write("three.txt", "three");
        await oras.Prepare("attach", "--oci-layout", "--artifact-type", "text/x-three", $"{layout.Folder}:1", "three.txt:text/plain")
            .WithWorkingDirectory(_folder.FullPath).RunAsync(CancellationToken.None);

        var discovered = await oras.Prepare("discover", "--oci-layout", "--format", "json", $"{layout.Folder}:1").RunAsync(CancellationToken.None);

        var listed = await layout.ListReferrersAsync(image.Root.Digest).ToListAsync();
        Assert.Equal(["application/json", "text/plain", "text/x-three"], listed.Select(referrer => referrer.ArtifactType).Order(StringComparer.Ordinal));
        Assert.Equal(OrasDiscovery.Of(listed), OrasDiscovery.Read(discovered.StandardOutput));
    }

    // A layout lists by digest, in whatever order it was filled.
    private static void Require(IEnumerable<SampleReferrer> referrers, IReadOnlyList<Descriptor> found)
    {
        var expected = referrers.OrderBy(referrer => referrer.Listed.Digest.ToString(), StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(referrer => referrer.Listed), found);
        Assert.Equal(expected.Select(referrer => (referrer.Listed.ArtifactType, referrer.Listed.Annotations["text"])), found.Select(referrer => (referrer.ArtifactType, referrer.Annotations["text"])));
    }
}
