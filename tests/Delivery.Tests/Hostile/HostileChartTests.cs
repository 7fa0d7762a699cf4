using System.Text;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Delivery.Tests.Hostile;

/// <summary>Manifests, configurations and layers that a registry may serve as a chart.</summary>
public sealed class HostileChartTests
{
    private static readonly byte[] Archive = RawTar.Packed(RawTar.File("core/Chart.yaml", "apiVersion: v2\nname: core\nversion: 1.0.0\n"));
    private static readonly byte[] Config = ChartTree.Of(ChartArchive.Read(Archive, "core")).Metadata.ToJson();
    private static readonly Type Refused = typeof(ChartArtifactException);

    private static readonly BadInputs<Func<OciLayout, Task<Descriptor>>> Charts = new()
    {
        { "an index", to => Push(to, ImageIndex.Create([]).Descriptor, ImageIndex.Create([]).Bytes), Refused, "an image manifest" },
        { "an image", to => Chart(to, "{}"u8.ToArray(), MediaTypes.OciConfig), Refused, "a config of type" },
        { "an artifact of a type of terminal escapes", to => Chart(to, Config, HostileTexts.Escapes), Refused, "\uFFFD[2J" },
        { "no layer", to => Chart(to, Config, layers: []), Refused, "one layer of type" },
        { "two archives", to => Chart(to, Config, layers: [(HelmMediaTypes.Content, Archive), (HelmMediaTypes.Content, "x"u8.ToArray())]), Refused, "one layer of type" },
        { "a layer of a type of terminal escapes", to => Chart(to, Config, layers: [(HostileTexts.Escapes, Archive)]), Refused, "\uFFFD[2J" },
        { "a layer of an image", to => Chart(to, Config, layers: [(MediaTypes.OciLayerGzip, Archive)]), Refused, "one layer of type" },
        { "the configuration of another chart", to => Chart(to, Text(Config, "core", "other")), Refused, "\"other\"" },
        { "the configuration of another version", to => Chart(to, Text(Config, "1.0.0", "1.0.1")), Refused, "1.0.1" },
        { "a configuration with a blank more", to => Chart(to, [.. Config, (byte)' ']), Refused, "as Chart.yaml says" },
        { "a configuration of terminal escapes", to => Chart(to, Encoding.UTF8.GetBytes(HostileTexts.Escapes)), Refused, "\uFFFD[2J" },
        { "a configuration of a million lines", to => Chart(to, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("::error::x\n", 300_000)))), Refused, "characters)" },
        { "a configuration of no Unicode", to => Chart(to, [0xff, 0xfe]), Refused, "as Chart.yaml says" },
        { "a configuration above the limit", to => Chart(to, new byte[ImageManifest.MaxSize + 1]), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "an archive that is none", to => Chart(to, Config, layers: [(HelmMediaTypes.Content, "x"u8.ToArray())]), typeof(ChartArchiveException), "a gzip-compressed tar" },
        { "an archive that is said to be above the limit", to => Claimed(to, ChartArchive.MaxSize + 1), typeof(ContentTooLargeException), "at most 104857600 bytes" },
        { "an archive that is said to be larger than it is", to => Claimed(to, 50_000_000), typeof(WrongContentException), "50000000 bytes" },
        { "an archive that is said to be empty", to => Claimed(to, 0), typeof(WrongContentException), "more than 0 bytes" },
    };

    public static TheoryData<string> Names => Charts.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_published_chart_is_refused_that_is_or_has(string name) => Charts.RequireRefusedAsync(name, async push =>
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        await PublishedChart.ReadAsync(layout, await push(layout), "oci://registry.example.com/core:1.0.0", CancellationToken.None);
    });

    [Fact]
    public async Task Sizes_of_what_is_not_read_do_not_overflow()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        var root = await Chart(layout, Config);
        var signed = ImageManifest.Create(
            Descriptor.Of(HelmMediaTypes.Config, Config),
            [Descriptor.Of(HelmMediaTypes.Content, Archive), .. Enumerable.Range(0, 100).Select(number => Descriptor.Of(HelmMediaTypes.Provenance, [(byte)number]) with { Size = 1L << 40 })]);
        await File.WriteAllBytesAsync(layout.PathOf(signed.Descriptor), signed.Bytes);

        var read = await PublishedChart.ReadAsync(layout, signed.Descriptor, "core", CancellationToken.None);

        Assert.True(read.Size > (100L << 40), $"{root}");
    }

    private static Task<Descriptor> Chart(OciLayout to, byte[] config, string configType = HelmMediaTypes.Config) => Chart(to, config, configType, (HelmMediaTypes.Content, Archive));

    private static Task<Descriptor> Chart(OciLayout to, byte[] config, params (string MediaType, byte[] Bytes)[] layers) => Chart(to, config, HelmMediaTypes.Config, layers);

    private static async Task<Descriptor> Chart(OciLayout to, byte[] config, string configType, params (string MediaType, byte[] Bytes)[] layers)
    {
        var manifest = ImageManifest.Create(Descriptor.Of(configType, config), layers.Select(layer => Descriptor.Of(layer.MediaType, layer.Bytes)));
        foreach (var (descriptor, bytes) in layers.Select(layer => (Descriptor.Of(layer.MediaType, layer.Bytes), layer.Bytes)).Append((manifest.Config, config)))
        {
            await Push(to, descriptor, bytes);
        }

        return await Push(to, manifest.Descriptor, manifest.Bytes);
    }

    // A layout does not take a manifest whose content is not as it says, so this one is put there by hand.
    private static async Task<Descriptor> Claimed(OciLayout to, long size)
    {
        await Chart(to, Config);
        var manifest = ImageManifest.Create(Descriptor.Of(HelmMediaTypes.Config, Config), [Descriptor.Of(HelmMediaTypes.Content, Archive) with { Size = size }]);
        await File.WriteAllBytesAsync(to.PathOf(manifest.Descriptor), manifest.Bytes);
        return manifest.Descriptor;
    }

    private static async Task<Descriptor> Push(OciLayout to, Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        await to.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        return descriptor;
    }

    private static byte[] Text(byte[] bytes, string old, string @new) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(old, @new, StringComparison.Ordinal));
}
