using System.IO.Compression;
using System.Text;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Testing.Hostile.RawTar;

namespace KubeStellar.Delivery.Tests.Hostile;

/// <summary>Bytes that a registry may serve as the archive of a chart.</summary>
public sealed class HostileArchiveTests
{
    private const string Metadata = "apiVersion: v2\nname: core\nversion: 1.0.0\n";
    private static readonly byte[] Chart = File("core/Chart.yaml", Metadata);
    private static readonly byte[] Whole = Packed(Chart);
    private static readonly Type Refused = typeof(ChartArchiveException);

    private static readonly BadInputs<Func<byte[]>> Archives = new()
    {
        { "a name that leaves the chart", () => Packed(Chart, File("core/../../etc/passwd")), Refused, "without . .." },
        { "a name that starts above the chart", () => Packed(Chart, File("../core/x")), Refused, "without . .." },
        { "an absolute name", () => Packed(Chart, File("/etc/passwd")), Refused, "/etc/passwd" },
        { "the name of a drive", () => Packed(Chart, File("core/C:/x")), Refused, "core/C:/x" },
        { "a name with backslashes", () => Packed(Chart, File("core\\..\\x")), Refused, "backslashes" },
        { "a name with an empty part", () => Packed(Chart, File("core//x")), Refused, "core//x" },
        { "a file whose name ends in a slash", () => Packed(Chart, File("core/x/", "x")), Refused, "core/x/" },
        { "an empty name", () => Packed(Chart, File("")), Refused, "unpack the chart" },
        { "a file of another chart", () => Packed(Chart, File("other/x")), Refused, "files in one folder" },
        { "a file beside the chart", () => Packed(Chart, File("x")), Refused, "files in one folder" },
        { "a name of terminal escapes", () => Packed(Chart, File("core/\u001b[2J\u001b]0;x\u0007")), Refused, "core/\uFFFD[2J", "can be shown" },
        { "a name of two lines", () => Packed(Chart, File("core/a\nb")), Refused, "can be shown" },
        { "a name with a tab", () => Packed(Chart, File("core/a\tb")), Refused, "can be shown" },
        { "a name that is read backwards", () => Packed(Chart, File("core/\u202elmay.x")), Refused, "core/\uFFFDlmay.x" },
        { "a name with a mark that is not seen", () => Packed(Chart, File("core/a\u200bb")), Refused, "can be shown" },
        { "a name that is no UTF-8", () => Packed(Chart, Entry([.. "core/"u8, 0xff, 0xfe], '0', [])), Refused, "can be shown" },
        { "a name of 256 characters", () => Packed(Chart, Pax(Record("path", "core/" + new string('a', 256)), File("x"))), Refused, "255 between slashes" },
        { "a path of 2000 characters", () => Packed(Chart, Pax(Record("path", "core/" + string.Concat(Enumerable.Repeat("abcdefghi/", 200)) + "x"), File("x"))), Refused, "at most 1024 characters" },
        { "a path of a mebibyte", () => Packed(Chart, Pax(Record("path", "core/" + new string('a', 1024 * 1024)), File("x"))), Refused, "characters)" },
        { "a symbolic link", () => Packed(Chart, File("core/x", type: '2', link: "Chart.yaml")), Refused, "an entry of type SymbolicLink" },
        { "a symbolic link out of the chart", () => Packed(Chart, File("core/x", type: '2', link: "/etc/passwd")), Refused, "SymbolicLink" },
        { "a hard link", () => Packed(Chart, File("core/x", type: '1', link: "core/Chart.yaml")), Refused, "HardLink" },
        { "a pipe", () => Packed(Chart, File("core/x", type: '6')), Refused, "Fifo" },
        { "a device of characters", () => Packed(Chart, File("core/x", type: '3')), Refused, "CharacterDevice" },
        { "a device of blocks", () => Packed(Chart, File("core/x", type: '4')), Refused, "BlockDevice" },
        { "a sparse file of GNU's", () => Packed(Chart, File("core/x", type: 'S')), Refused, "SparseFile" },
        { "a file that goes on from another volume", () => Packed(Chart, File("core/x", type: 'M')), Refused, "MultiVolume" },
        { "the name of a volume", () => Packed(Chart, File("core/x", type: 'V')), Refused, "TapeVolume" },
        { "the list of a folder", () => Packed(Chart, File("core/x", type: 'D')), Refused, "DirectoryList" },
        { "an entry of a type that nobody knows", () => Packed(Chart, File("core/x", type: 'Z')), Refused, "unpack the chart" },
        { "a header that sends a file elsewhere", () => Packed(Chart, Pax(Record("path", "../../etc/passwd"), File("core/x"))), Refused, "../../etc/passwd" },
        { "a header with a name that ends early", () => Packed(Chart, Pax(Record("path", "core/x\0/../../y"), File("core/x"))), Refused, "unpack the chart" },
        { "a header with a size below zero", () => Packed(Chart, Pax(Record("size", "-1"), File("core/x"))), Refused, "unpack the chart" },
        { "a header with a size beyond all numbers", () => Packed(Chart, Pax(Record("size", "99999999999999999999999"), File("core/x"))), Refused, "unpack the chart" },
        { "a header with a size of eight exbibytes", () => Packed(Chart, Pax(Record("size", "9223372036854775807"), File("core/x"))), Refused, "at most 5242880 bytes" },
        { "a header of a sparse file", () => Packed(Chart, Pax(Record("GNU.sparse.major", "1") + Record("GNU.sparse.minor", "0") + Record("GNU.sparse.realsize", "1099511627776"), File("core/x"))), Refused, "a sparse file" },
        { "a header of a sparse file of the first form", () => Packed(Chart, Pax(Record("GNU.sparse.map", "0,1") + Record("GNU.sparse.size", "99"), File("core/x"))), Refused, "a sparse file" },
        { "a header whose record is longer than it", () => Packed(Chart, Pax("999 path=core/y\n", File("core/x"))), Refused, "unpack the chart" },
        { "a header whose record has no length", () => Packed(Chart, Pax("path=core/y\n", File("core/x"))), Refused, "unpack the chart" },
        { "a header without a value", () => Packed(Chart, Pax("8 path\n\n", File("core/x"))), Refused, "unpack the chart" },
        { "a header of two gibibytes", () => Packed(Chart, Entry("pax"u8.ToArray(), 'x', [], "17777777777\0")), Refused, "unpack the chart" },
        { "a long name of GNU's that leaves the chart", () => Packed(Chart, [.. File("././@LongLink", "../../x\0", 'L'), .. File("core/x")]), Refused, "../../x" },
        { "a long name of GNU's of two gibibytes", () => Packed(Chart, Entry("././@LongLink"u8.ToArray(), 'L', [], "17777777777\0")), Refused, "unpack the chart" },
        { "a header and nothing that it is for", () => Gzip([.. Chart, .. Pax(Record("path", "core/y"), [])]), Refused, "unpack the chart" },
        { "a size that is no number", () => Packed(Chart, Entry("core/x"u8.ToArray(), '0', [], "abcdefghijk\0")), Refused, "unpack the chart" },
        { "a size below zero", () => Packed(Chart, Entry("core/x"u8.ToArray(), '0', [], new string('\u00ff', 12))), Refused, "unpack the chart" },
        { "a size of eight exbibytes", () => Packed(Chart, Entry("core/x"u8.ToArray(), '0', [], "\u0080\0\0\0\u007f" + new string('\u00ff', 7))), Refused, "at most 5242880 bytes" },
        { "a file of more bytes than there are", () => Gzip([.. Chart, .. Entry("core/x"u8.ToArray(), '0', [], "00000010000\0")]), Refused, "unpack the chart" },
        { "a file above the limit", () => Packed(Chart, Entry("core/x"u8.ToArray(), '0', new byte[ChartFolder.MaxFileSize + 1])), Refused, "5242881 bytes" },
        { "a checksum that is wrong", () => Packed(Chart, Changed(File("core/x"), 150)), Refused, "unpack the chart" },
        { "half of a header", () => Gzip([.. Chart, .. File("core/x")[..200]]), Refused, "unpack the chart" },
        { "a file twice", () => Packed(Chart, Chart), Refused, "each file once" },
        { "a file twice, in other case", () => Packed(Chart, File("core/chart.YAML")), Refused, "differ in more than case" },
        { "a folder twice, in other case", () => Packed(Chart, File("core/templates/a"), File("core/Templates/b")), Refused, "templates/ before it" },
        { "a file that is a folder as well", () => Packed(Chart, File("core/x"), File("core/x/y")), Refused, "no folders as well" },
        { "a folder that is a file as well", () => Packed(Chart, File("core/x/y"), File("core/x")), Refused, "no folders as well" },
        { "more entries than allowed", () => Packed(Enumerable.Range(0, 10_001).Select(number => File($"core/{number}"))), Refused, "at most 10000 entries" },
        { "folders without end", () => Packed(Enumerable.Range(0, 10_001).Select(_ => File("core/", type: '5'))), Refused, "at most 10000 entries" },
        { "headers without end", () => Packed(Enumerable.Range(0, 10_001).Select(_ => Pax(Record("a", "b"), [], 'g'))), Refused, "at most 10000 entries" },
        { "a hundred mebibytes of zeros", () => Packed([Chart, .. Enumerable.Range(0, 21).Select(number => Entry(Encoding.ASCII.GetBytes($"core/{number}"), '0', new byte[ChartFolder.MaxFileSize]))]), Refused, "at most 104857600 bytes" },
        { "a hundred mebibytes behind its end", () => Gzip([.. Archive(Chart), .. new byte[ChartArchive.MaxSize]]), Refused, "at most 104857600 bytes" },
        { "no bytes", () => [], Refused, "a gzip-compressed tar" },
        { "no files", () => Packed(), typeof(MissingChartFileException), "Chart.yaml" },
        { "a tar that is not compressed", () => Archive(Chart), Refused, "a gzip-compressed tar" },
        { "a zip file", () => [.. "PK\u0003\u0004"u8, .. new byte[100]], Refused, "a gzip-compressed tar" },
        { "a page for people", () => "<html>sign in</html>"u8.ToArray(), Refused, "a gzip-compressed tar" },
        { "a gzip in a gzip", () => Gzip(Whole), Refused, "unpack the chart" },
        { "zlib instead of gzip", () => Zlib(Archive(Chart)), Refused, "a gzip-compressed tar" },
        { "a header of gzip alone", () => Whole[..10], Refused, "unpack the chart" },
        { "the first half of a gzip", () => Whole[..(Whole.Length / 2)], Refused, "unpack the chart" },
        { "something behind the gzip", () => [.. Whole, .. "rubbish"u8], Refused, "something follows" },
        { "a second gzip behind", () => [.. Whole, .. Gzip(Archive(File("core/x")))], Refused, "something follows" },
        { "a checksum of gzip that is wrong", () => Changed(Whole, Whole.Length - 8), Refused, "unpack the chart" },
        { "a length of gzip that is wrong", () => Changed(Whole, Whole.Length - 4), Refused, "unpack the chart" },
        { "a method of gzip that nobody knows", () => Changed(Whole, 2), Refused, "unpack the chart" },
        { "no metadata", () => Packed(File("core/values.yaml", "{}")), typeof(MissingChartFileException), "Chart.yaml" },
        { "metadata that is a list", () => Packed(File("core/Chart.yaml", "[]")), typeof(InvalidYamlException), "Chart.yaml" },
        { "metadata that is no YAML", () => Packed(File("core/Chart.yaml", "a: [")), typeof(InvalidYamlException), "Chart.yaml" },
        { "metadata that is no UTF-8", () => Packed(Entry("core/Chart.yaml"u8.ToArray(), '0', [0xff, 0xfe, 0x00])), typeof(InvalidTextException), "Chart.yaml" },
        { "metadata with a key twice", () => Packed(File("core/Chart.yaml", Metadata + "name: other\n")), typeof(InvalidYamlException), "Chart.yaml" },
        { "metadata of a thousand lists in each other", () => Packed(File("core/Chart.yaml", "a: " + new string('[', 1000))), typeof(InvalidYamlException), "Chart.yaml" },
        { "metadata that grows without end", () => Packed(File("core/Chart.yaml", Bomb())), typeof(InvalidYamlException), "Chart.yaml" },
        { "values that are a list", () => Packed(Chart, File("core/values.yaml", "- 1")), typeof(InvalidYamlException), "values.yaml" },
        { "a schema that is no JSON", () => Packed(Chart, File("core/values.schema.json", "{")), typeof(ChartFileException), "values.schema.json" },
        { "a dependency without metadata", () => Packed(Chart, File("core/charts/sub/values.yaml", "{}")), typeof(MissingChartFileException), "charts/sub" },
        { "a dependency that is no archive", () => Packed(Chart, File("core/charts/sub.tgz", "x")), Refused, "charts/sub.tgz" },
        { "a dependency that leaves its chart", () => Packed(Chart, Inner(Packed(Chart, File("../x")))), Refused, "../x" },
        { "dependencies in dependencies", () => Nested(17), Refused, "at most 16 deep" },
        { "dependencies of a hundred mebibytes together", () => Packed([Chart, .. Enumerable.Range(0, 3).Select(number => Inner(Heavy(), $"sub{number}"))]), Refused, "archives within archives included" },
    };

    public static TheoryData<string> Names => Archives.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_chart_is_refused_whose_archive_has(string name) => Archives.RequireRefusedAsync(name, archive =>
    {
        ChartTree.Of(ChartArchive.Read(archive(), "oci://registry.example.com/core:1.0.0")).RequireReadable();
        return Task.CompletedTask;
    });

    [Fact]
    public void The_whole_archive_of_which_the_others_are_made_is_read() => Assert.Equal("core", ChartTree.Of(ChartArchive.Read(Whole, "whole")).Metadata.Name);

    private static byte[] Inner(byte[] archive, string name = "sub") => Entry(Encoding.ASCII.GetBytes($"core/charts/{name}.tgz"), '0', archive);

    private static byte[] Nested(int depth) => depth == 0 ? Packed(Chart) : Packed(Chart, Inner(Nested(depth - 1)));

    private static byte[] Heavy() => Packed([Chart, .. Enumerable.Range(0, 8).Select(number => Entry(Encoding.ASCII.GetBytes($"core/{number}"), '0', new byte[ChartFolder.MaxFileSize]))]);

    private static string Bomb() => "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 12).Select(level => $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= 0x2a;
        return changed;
    }

    private static byte[] Zlib(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return compressed.ToArray();
    }
}
