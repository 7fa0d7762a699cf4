using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Provenance.GoBuilds;

public sealed class ImageBinaryTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task The_program_of_a_built_image_tells_its_module_and_platform()
    {
        _shop.For("linux/amd64", "linux/arm64");
        var built = await _shop.BuildAsync();

        var program = await ImageBinary.ReadAsync(_shop.Staging, built.Images[1].Manifest, CancellationToken.None);

        Assert.Equal(("example.org/app/cmd/hello", "example.org/app"), (program.Path, program.Main?.Path));
        Assert.Contains(KeyValuePair.Create("GOARCH", "arm64"), program.Settings);
        Assert.StartsWith("go1.", program.GoVersion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app/hello", "hello", "the mark of Go's build information")]
    [InlineData("app/other", "hello", "the file /app/hello")]
    [InlineData("app/hello", null, "a layer")]
    public async Task An_image_without_a_Go_program_is_told_apart(string file, string? content, string expected)
    {
        var layer = TarBytes.Archive(TarBytes.File(file, content ?? new string('x', 1000)));
        var manifest = await PushAsync(content is null ? layer[..700] : layer, "/app/hello");

        var error = await Assert.ThrowsAsync<GoBuildInformationException>(() => ImageBinary.ReadAsync(_shop.Staging, manifest, CancellationToken.None));

        Assert.StartsWith(expected, error.Fault.Expected, StringComparison.Ordinal);
        Assert.Contains(manifest.Digest.ToString(), error.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_an_entry_point_has_no_program()
    {
        var manifest = await PushAsync(TarBytes.Archive(), null);

        var error = await Assert.ThrowsAsync<GoBuildInformationException>(() => ImageBinary.ReadAsync(_shop.Staging, manifest, CancellationToken.None));

        Assert.Equal("an entry point", error.Fault.Expected);
    }

    [Fact]
    public async Task A_layer_that_was_changed_is_refused_even_behind_the_program()
    {
        var elf = HandmadeElf.Create("go1.17", "path\tx\n", wide: true, bigEndian: false);
        var manifest = await PushAsync(TarBytes.Archive(TarBytes.File("app/hello", elf)), "/app/hello");
        Assert.Equal("x", (await ImageBinary.ReadAsync(_shop.Staging, manifest, CancellationToken.None)).Path);
        var path = _shop.Staging.PathOf((await ImageManifest.FetchAsync(_shop.Staging, manifest)).Layers[0]);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] = 1;
        File.Delete(path);
        await File.WriteAllBytesAsync(path, bytes);

        await Assert.ThrowsAsync<WrongContentException>(() => ImageBinary.ReadAsync(_shop.Staging, manifest, CancellationToken.None));
    }

    private async Task<Descriptor> PushAsync(byte[] layer, string? entryPoint)
    {
        var config = new ImageConfig { Os = "linux", Architecture = "amd64", Config = new ContainerConfig { Entrypoint = entryPoint is null ? [] : [entryPoint] } }.ToBytes();
        var (configDescriptor, layerDescriptor) = (Descriptor.Of(MediaTypes.OciConfig, config), Descriptor.Of(MediaTypes.OciLayer, layer));
        var manifest = ImageManifest.Create(configDescriptor, [layerDescriptor]);
        await _shop.Staging.PushAsync(configDescriptor, ContentSource.FromBytes(config));
        await _shop.Staging.PushAsync(layerDescriptor, ContentSource.FromBytes(layer));
        await _shop.Staging.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest.Descriptor;
    }
}
