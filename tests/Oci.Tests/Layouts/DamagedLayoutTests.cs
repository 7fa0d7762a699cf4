using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layouts;

public sealed class DamagedLayoutTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly SampleImage _image = new("x");

    private OciLayout Layout => new(_folder.FullPath);

    public Task InitializeAsync() => _image.PushToAsync(Layout, "0.1.0");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_blob_with_another_digest_is_found_when_it_is_read()
    {
        var blob = _image.Blobs.First();
        var bytes = File.ReadAllBytes(Layout.PathOf(blob));
        bytes[^1]++;
        File.WriteAllBytes(Layout.PathOf(blob), bytes);

        var error = await Assert.ThrowsAsync<WrongContentException>(() => Layout.FetchBytesAsync(blob, 1_000_000));

        Assert.Equal(blob, error.Expected);
        Assert.Equal(Digest.Of(bytes), error.FoundDigest);
        Assert.Contains(blob.Digest.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_blob_counts_as_absent_and_is_written_anew()
    {
        var (blob, bytes) = _image.Content[0];
        File.WriteAllBytes(Layout.PathOf(blob), bytes[..^1]);
        await Assert.ThrowsAsync<WrongContentException>(() => Layout.FetchBytesAsync(blob, 1_000_000));
        Assert.False(await Layout.ExistsAsync(blob));

        await Layout.PushAsync(blob, ContentSource.FromBytes(bytes));

        await _image.RequireAllInAsync(Layout);
    }

    [Fact]
    public async Task A_missing_blob_is_named_with_its_layout()
    {
        var blob = _image.Blobs.Last();
        File.Delete(Layout.PathOf(blob));

        var error = await Assert.ThrowsAsync<MissingContentException>(() => Layout.FetchAsync(blob));

        Assert.Equal((blob, Layout.Location), (error.Missing, error.Location));
    }

    [Fact]
    public async Task A_copy_from_a_damaged_layout_writes_no_manifest()
    {
        File.Delete(Layout.PathOf(_image.Blobs.Last()));
        var target = new OciLayout(_folder["target"]);

        await Assert.ThrowsAsync<MissingContentException>(() => ArtifactCopier.CopyAsync(Layout, _image.Root, target));

        Assert.False(await target.ExistsAsync(_image.Root));
        Assert.Null(await target.ResolveAsync(_image.Root.Digest.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"manifests\":[1]}")]
    [InlineData("{\"manifests\":[],\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:1\",\"size\":1}]}")]
    [InlineData("{\"schemaVersion\":2")]
    public async Task An_index_that_is_no_index_is_an_error_and_stays_as_it_is(string json)
    {
        File.WriteAllText(_folder["index.json"], json);

        var error = await Assert.ThrowsAsync<DamagedLayoutException>(() => Layout.ResolveAsync("0.1.0"));
        await Assert.ThrowsAsync<DamagedLayoutException>(() => Layout.TagAsync(_image.Root, "0.2.0"));

        Assert.Equal(_folder.FullPath, error.Folder);
        Assert.Equal(json, File.ReadAllText(_folder["index.json"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"imageLayoutVersion\":\"2.0.0\"}")]
    [InlineData(null)]
    public async Task A_folder_without_a_marker_of_version_1_is_no_layout(string? marker)
    {
        File.Delete(_folder["oci-layout"]);
        if (marker is not null)
        {
            File.WriteAllText(_folder["oci-layout"], marker);
        }

        await Assert.ThrowsAsync<DamagedLayoutException>(() => Layout.ResolveAsync("0.1.0"));
        await Assert.ThrowsAsync<DamagedLayoutException>(() => Layout.FetchAsync(_image.Root));
    }
}
