using System.Buffers.Binary;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tests.Provenance.GoBuilds;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Testing.Hostile.RawTar;

namespace KubeStellar.Delivery.Tests.Hostile;

/// <summary>Layers and programs of images of others, out of which build information is read.</summary>
public sealed class HostileProgramTests
{
    private static readonly byte[] Elf = HandmadeElf.Create("go1.17", "path\tx\n", wide: true, bigEndian: false);
    private static readonly Type Refused = typeof(GoBuildInformationException);

    private static readonly BadInputs<Func<byte[]>> Layers = new()
    {
        { "no gzip", () => Archive(Program(Elf)), Refused, "can be unpacked" },
        { "half of a gzip", () => Packed(Program(Elf))[..60], Refused, "can be unpacked" },
        { "no tar", () => Gzip([.. "rubbish"u8, .. new byte[1000]]), Refused, "image sha256:" },
        { "a program that is a link", () => Packed(File("app", type: '2', link: "/etc/passwd")), Refused, "no such file in its layers" },
        { "a program that is a device", () => Packed(File("app", type: '3')), Refused, "no such file in its layers" },
        { "a program that is a folder", () => Packed(File("app", type: '5')), Refused, "no such file in its layers" },
        { "a program of terminal escapes beside it", () => Packed(File(HostileTexts.Escapes[..20].Replace("\0", "", StringComparison.Ordinal))), Refused, "no such file in its layers" },
        { "a program of more bytes than there are", () => Gzip(Entry("app"u8.ToArray(), '0', new byte[100], "00000010000\0")), Refused, "can be unpacked" },
        { "a program above the limit", () => Packed(Entry("app"u8.ToArray(), '0', [], "10000000001\0")), Refused, "of at most 1073741824 bytes" },
        { "a program of eight exbibytes", () => Packed(Entry("app"u8.ToArray(), '0', [], "\u0080\0\0\0\u007f" + new string('\u00ff', 7))), Refused, "of at most 1073741824 bytes" },
        { "a size below zero", () => Packed(Entry("app"u8.ToArray(), '0', [], new string('\u00ff', 12))), Refused, "can be unpacked" },
        { "a size that is no number", () => Packed(Entry("app"u8.ToArray(), '0', [], "abcdefghijk\0")), Refused, "can be unpacked" },
        { "a header of two gibibytes", () => Packed(Entry("pax"u8.ToArray(), 'x', [], "17777777777\0")), Refused, "can be unpacked" },
        { "a header with a size beyond all numbers", () => Packed(Pax(Record("size", "99999999999999999999"), File("app"))), Refused, "image sha256:" },
        { "a header with a time that is none", () => Packed(Pax(Record("mtime", "yesterday"), File("app"))), Refused, "app" },
        { "a header with a time beyond all times", () => Packed(Pax(Record("mtime", "1e300"), File("app"))), Refused, "app" },
        { "an empty program", () => Packed(Program([])), Refused, "mark of Go's build information" },
        { "a program of the mark alone", () => Packed(Program([0xff, .. " Go buildinf:"u8])), Refused, "app" },
        { "a program of marks", () => Packed(Program([.. Enumerable.Repeat((byte[])[0xff, .. " Go buildinf:"u8, 8, 2], 100_000).SelectMany(mark => mark)])), Refused, "app" },
        { "a version of more bytes than there are", () => Packed(Program([0xff, .. " Go buildinf:"u8, 8, 2, .. new byte[16], 0xff, 0xff, 0xff, 0xff, 0x0f])), Refused, "app" },
        { "a version without end", () => Packed(Program([0xff, .. " Go buildinf:"u8, 8, 2, .. new byte[16], .. Enumerable.Repeat((byte)0xff, 100)])), Refused, "app" },
        { "segments beyond the file", () => Packed(Program(Changed(64 + 8, ulong.MaxValue))), Refused, "app" },
        { "segments of all there is", () => Packed(Program(Changed(64 + 32, ulong.MaxValue, 64 + 16, 0))), Refused, "app" },
        { "headers beyond the file", () => Packed(Program(Changed(32, ulong.MaxValue - 3))), Refused, "app" },
        { "the first bytes of a program", () => Packed(Program(Elf[..20])), Refused, "app" },
        { "pointers that lead nowhere", () => Packed(Program(Changed(0x110, ulong.MaxValue))), Refused, "app" },
        { "a text of more bytes than there are", () => Packed(Program(Changed(0x158, ulong.MaxValue))), Refused, "app" },
    };

    public static TheoryData<string> Names => Layers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task Build_information_is_not_read_out_of_a_layer_that_has(string name) => Layers.RequireRefusedAsync(name, async layer =>
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        await ImageBinary.ReadAsync(layout, await PushAsync(layout, layer()), CancellationToken.None);
    });

    [Fact]
    public async Task The_program_of_which_the_others_are_made_is_read()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);

        Assert.Equal("x", (await ImageBinary.ReadAsync(layout, await PushAsync(layout, Packed(Program(Elf))), CancellationToken.None)).Path);
    }

    private static byte[] Program(byte[] content) => Entry("app"u8.ToArray(), '0', content);

    private static byte[] Changed(params ulong[] changes)
    {
        var changed = (byte[])Elf.Clone();
        foreach (var change in changes.Chunk(2))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(changed.AsSpan((int)change[0]), change[1]);
        }

        return changed;
    }

    private static async Task<Descriptor> PushAsync(OciLayout layout, byte[] layer)
    {
        var config = new ImageConfig { Os = "linux", Architecture = "amd64", Config = new ContainerConfig { Entrypoint = ["/app"] } }.ToBytes();
        var manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, config), [Descriptor.Of(MediaTypes.OciLayerGzip, layer)]);
        await layout.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await layout.PushAsync(manifest.Layers[0], ContentSource.FromBytes(layer));
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest.Descriptor;
    }
}
