using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layouts;

public sealed class OciLayoutTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_created_before_the_first_write()
    {
        var layout = new OciLayout(_folder["a/b"]);

        Assert.Null(await layout.ResolveAsync("0.1.0"));
        Assert.False(await layout.ExistsAsync(new SampleImage("x").Root));
        Assert.Empty(await layout.ListTagsAsync().ToListAsync());
        await Assert.ThrowsAsync<MissingContentException>(() => layout.FetchAsync(new SampleImage("x").Root));
        Assert.False(Directory.Exists(_folder["a"]));
    }

    [Fact]
    public async Task What_was_pushed_is_found_by_tag_and_by_digest()
    {
        var layout = new OciLayout(_folder["a/b"]);
        var image = await new SampleImage("x").PushToAsync(layout, "0.1.0");

        await image.RequireAllInAsync(layout);
        Assert.Equal(image.Root, await layout.ResolveAsync("0.1.0"));
        Assert.Equal(image.Root, await layout.ResolveAsync(image.Root.Digest.ToString()));
        Assert.Equal(image.Manifests[0], await layout.ResolveAsync(image.Manifests[0].Digest.ToString()));
        Assert.Null(await layout.ResolveAsync("0.2.0"));
        Assert.Null(await layout.ResolveAsync(image.Blobs.First().Digest.ToString()));
        Assert.Equal(["0.1.0"], await layout.ListTagsAsync().ToListAsync());
        Assert.Equal("oci:" + _folder["a/b"], layout.Location);
    }

    [Fact]
    public async Task The_index_lists_roots_only()
    {
        var layout = new OciLayout(_folder.FullPath);
        var image = await new SampleImage("x").PushToAsync(layout);
        Assert.Equal([(image.Root.Digest.ToString(), null)], ReadIndex());

        await layout.TagAsync(image.Root, "0.1.0");
        await layout.TagAsync(image.Root, "latest");

        Assert.Equal([(image.Root.Digest.ToString(), "0.1.0"), (image.Root.Digest.ToString(), "latest")], ReadIndex());
    }

    [Fact]
    public async Task A_moved_tag_leaves_its_old_manifest_listed()
    {
        var layout = new OciLayout(_folder.FullPath);
        var (one, two) = (await new SampleImage("1").PushToAsync(layout, "latest"), await new SampleImage("2").PushToAsync(layout, "latest"));

        Assert.Equal(two.Root, await layout.ResolveAsync("latest"));
        Assert.Equal([(one.Root.Digest.ToString(), null), (two.Root.Digest.ToString(), "latest")], ReadIndex());
    }

    [Fact]
    public async Task Content_that_is_not_what_it_should_be_leaves_nothing_behind()
    {
        var layout = new OciLayout(_folder.FullPath);
        var expected = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);

        foreach (var wrong in (string[])["hallo", "hell", "hello!"])
        {
            var error = await Assert.ThrowsAsync<WrongContentException>(() => layout.PushAsync(expected, ContentSource.FromBytes(System.Text.Encoding.UTF8.GetBytes(wrong))));
            Assert.Equal(expected, error.Expected);
        }

        Assert.False(await layout.ExistsAsync(expected));
        Assert.Empty(Directory.GetFiles(_folder["blobs"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_manifest_without_its_children_is_refused()
    {
        var layout = new OciLayout(_folder.FullPath);
        var image = new SampleImage("x");
        var (manifest, bytes) = image.Content.First(item => item.Descriptor.Equals(image.Manifests[0]));

        var error = await Assert.ThrowsAsync<MissingContentException>(() => layout.PushAsync(manifest, ContentSource.FromBytes(bytes)));

        Assert.Equal(manifest, error.Parent);
        Assert.Equal(ImageManifest.Parse(bytes).Config, error.Missing);
        Assert.False(await layout.ExistsAsync(manifest));
    }

    [Fact]
    public async Task A_tag_needs_its_manifest_and_its_grammar()
    {
        var layout = new OciLayout(_folder.FullPath);
        var image = new SampleImage("x");

        await Assert.ThrowsAsync<MissingContentException>(() => layout.TagAsync(image.Root, "0.1.0"));
        await Assert.ThrowsAsync<InvalidReferenceException>(() => layout.TagAsync(image.Root, "0.1.0+1"));
    }

    [Fact]
    public async Task Many_writers_of_one_layout_lose_nothing()
    {
        var images = Enumerable.Range(0, 24).Select(i => new SampleImage($"image {i}")).ToArray();

        // Half of them share an object, the others have their own, as other processes have.
        var shared = new OciLayout(_folder.FullPath);
        await Task.WhenAll(images.Select((image, i) => Task.Run(() => image.PushToAsync(i % 2 == 0 ? shared : new OciLayout(_folder.FullPath), $"v{i}"))));

        Assert.Equal(24, (await shared.ListTagsAsync().ToListAsync()).Count);
        foreach (var (image, i) in images.Select((image, i) => (image, i)))
        {
            Assert.Equal(image.Root, await shared.ResolveAsync($"v{i}"));
            await image.RequireAllInAsync(shared);
        }
    }

    [Fact]
    public async Task The_lock_of_another_process_is_waited_for()
    {
        var layout = new OciLayout(_folder.FullPath);
        var image = await new SampleImage("x").PushToAsync(layout);
        Task tagging;
        using (new FileStream(_folder[".lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            tagging = layout.TagAsync(image.Root, "0.1.0");
            Assert.False(tagging.IsCompleted);
        }

        await tagging;
        Assert.Equal(image.Root, await layout.ResolveAsync("0.1.0"));
    }

    [Fact]
    public async Task What_other_programs_wrote_into_the_index_stays()
    {
        var layout = new OciLayout(_folder.FullPath);
        var image = await new SampleImage("x").PushToAsync(layout);
        var foreign = $$"""
            {"schemaVersion":2,"extra":{"a":[1]},"annotations":{"b":"c"},"manifests":[{"mediaType":"{{MediaTypes.OciManifest}}",
            "digest":"{{image.Manifests[0].Digest}}","size":{{image.Manifests[0].Size}},"data":"e30=","platform":{"architecture":"amd64","os":"linux","features":["sse4"] } } ] }
            """;
        File.WriteAllText(_folder["index.json"], foreign);

        await layout.TagAsync(image.Root, "0.1.0");

        var json = JsonDocument.Parse(File.ReadAllText(_folder["index.json"])).RootElement;
        Assert.Equal("""{"a":[1]}""", json.GetProperty("extra").GetRawText());
        Assert.Equal("c", json.GetProperty("annotations").GetProperty("b").GetString());
        Assert.Equal("e30=", json.GetProperty("manifests")[0].GetProperty("data").GetString());
        Assert.Equal("sse4", json.GetProperty("manifests")[0].GetProperty("platform").GetProperty("features")[0].GetString());
    }

    [Fact]
    public async Task A_local_file_is_adopted_as_it_is()
    {
        var layout = new OciLayout(_folder["layout"]);
        var file = _folder.Write("layer", "hello");
        var layer = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);

        await layout.AdoptAsync(layer, file);
        await layout.AdoptAsync(layer, file);

        Assert.Equal("hello"u8.ToArray(), await layout.FetchBytesAsync(layer, 10));
        Assert.Equal(_folder[Path.Combine("layout", "blobs", "sha256", layer.Digest.Hex)], layout.PathOf(layer));
        await Assert.ThrowsAsync<WrongContentException>(() => layout.AdoptAsync(Descriptor.Of(MediaTypes.OciLayer, "hell"u8), file));
        Assert.Equal(
            _folder["absent"],
            (await Assert.ThrowsAsync<UnreadableContentException>(() => layout.AdoptAsync(Descriptor.Of(MediaTypes.OciLayer, "else"u8), _folder["absent"]))).Subject);
    }

    private IEnumerable<(string Digest, string? Tag)> ReadIndex() =>
        ImageIndex.Parse(File.ReadAllBytes(_folder["index.json"])).Manifests
            .Select(entry => (entry.Digest.ToString(), entry.Annotations.GetValueOrDefault("org.opencontainers.image.ref.name")));
}
