using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class StagingFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _folder = new();

    private OciLayout Layout => new(_folder["staging/ghcr.io/owner/app"]);

    [Fact]
    public async Task What_was_staged_long_ago_goes_with_its_content_and_what_is_newer_stays_whole()
    {
        var (old, young) = (await PushAsync("old"), await PushAsync("young"));
        File.SetLastWriteTimeUtc(Layout.PathOf(old.Descriptor), Now.UtcDateTime - StagingFolder.KeptFor - TimeSpan.FromSeconds(1));
        File.SetLastWriteTimeUtc(Layout.PathOf(young.Descriptor), Now.UtcDateTime - StagingFolder.KeptFor);
        Assert.True(await TidyAsync() > 0);
        Assert.Null(await Layout.ResolveAsync(old.Descriptor.Digest.ToString()));
        Assert.All(young.Children, child => Assert.True(File.Exists(Layout.PathOf(child))));
        Assert.Equal(young.Children.Select(child => child.Digest).Append(young.Descriptor.Digest).Distinct().Count(), Directory.GetFiles(Path.Combine(Layout.Folder, "blobs"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task What_a_killed_run_left_goes()
    {
        var staged = await PushAsync("staged");
        File.SetLastWriteTimeUtc(Layout.PathOf(staged.Descriptor), Now.UtcDateTime);
        var orphan = Digest.Of("orphan"u8);
        await Layout.PushAsync(new Descriptor { MediaType = MediaTypes.OctetStream, Digest = orphan, Size = 6 }, ContentSource.FromBytes("orphan"u8.ToArray()));
        var half = Path.Combine(Path.GetDirectoryName(Layout.PathOf(staged.Descriptor))!, ".abc.tmp");
        File.WriteAllText(half, "half");
        Assert.Equal(10, await TidyAsync());
        Assert.False(File.Exists(half));
        Assert.Equal(0, await TidyAsync());
        Assert.NotNull(await Layout.ResolveAsync(staged.Descriptor.Digest.ToString()));
    }

    [Fact]
    public async Task Where_nothing_was_staged_nothing_is_removed() => Assert.Equal(0, await TidyAsync());

    [Fact]
    public async Task A_layout_that_cannot_be_read_is_left_to_who_stages_there()
    {
        _folder.Write("staging/ghcr.io/owner/app/index.json", "{");
        Assert.Equal(0, await TidyAsync());
        Assert.True(File.Exists(_folder["staging/ghcr.io/owner/app/index.json"]));
    }

    public void Dispose() => _folder.Dispose();

    private Task<long> TidyAsync() => new StagingFolder(_folder["staging"], new FixedTime()).TidyAsync(CancellationToken.None);

    private async Task<ImageManifest> PushAsync(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var layer = new Descriptor { MediaType = MediaTypes.OctetStream, Digest = Digest.Of(bytes), Size = bytes.Length };
        var manifest = ImageManifest.Create(EmptyContent.Descriptor, [layer], artifactType: "application/x.test");
        await Layout.PushAsync(layer, ContentSource.FromBytes(bytes));
        await Layout.PushAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes));
        await Layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest;
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
