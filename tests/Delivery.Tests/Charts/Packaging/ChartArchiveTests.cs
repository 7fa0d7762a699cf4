using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using CsCheck;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Packaging;

public sealed class ChartArchiveTests
{
    private const string Chart = "core/Chart.yaml";

    [Fact]
    public void Files_come_out_below_the_charts_folder_without_marks_and_folders()
    {
        var files = Read(
            new UstarTarEntry(TarEntryType.Directory, "core/"), Entry(Chart, ChartWorkshop.Metadata), Entry("core/values.yaml", "\ufeffa: 1"), Entry("core/charts/sub/Chart.yaml", "x"));

        Assert.Equal(["Chart.yaml", "charts/sub/Chart.yaml", "values.yaml"], files.Select(file => file.Path));
        Assert.Equal("a: 1", ChartWorkshop.Text(files, "values.yaml"));
    }

    [Theory]
    [InlineData("core/../../etc/passwd")]
    [InlineData("../core/x")]
    [InlineData("/core/x")]
    [InlineData("core/./x")]
    [InlineData("core//x")]
    [InlineData("core/templates\\x")]
    [InlineData("core\\x")]
    [InlineData("core/c:/x")]
    [InlineData("c:/core/x")]
    public void A_name_that_leads_elsewhere_is_refused(string name) => Refuses("without . .. and backslashes", name, Entry(Chart, ""), Entry(name, ""));

    [Theory]
    [InlineData("other/x")]
    [InlineData("Chart.yaml")]
    public void A_file_outside_the_charts_folder_is_refused(string name) => Refuses("files in one folder", name, Entry(Chart, ""), Entry(name, ""));

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_refused(TarEntryType type) =>
        Refuses("files and folders", "core/link", Entry(Chart, ""), new UstarTarEntry(type, "core/link") { LinkName = "core/Chart.yaml" });

    [Fact]
    public void A_pipe_is_refused() => Refuses("files and folders", "core/pipe", Entry(Chart, ""), new UstarTarEntry(TarEntryType.Fifo, "core/pipe"));

    [Fact]
    public void A_file_that_comes_twice_is_refused() => Refuses("each file once", Chart, Entry(Chart, ""), Entry(Chart, "other"));

    [Fact]
    public void A_large_file_is_refused_before_it_is_read() =>
        Refuses("at most 5242880 bytes", "core/large", Entry(Chart, ""), Entry("core/large", new byte[ChartFolder.MaxFileSize + 1]));

    [Fact]
    public void A_small_archive_of_many_large_files_is_refused()
    {
        var content = new byte[ChartFolder.MaxFileSize];
        var archive = Pack([Entry(Chart, ""), .. Enumerable.Range(0, 21).Select(number => Entry($"core/{number}", content))]);

        Assert.True(archive.Length < ChartArchive.MaxSize / 20);
        Assert.Contains("at most 104857600 bytes", Refusal(archive).Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_after_the_end_of_the_tar_count_too()
    {
        var archive = Compress([.. Tar([Entry(Chart, ChartWorkshop.Metadata)]), .. new byte[ChartArchive.MaxSize]]);

        Assert.Contains("at most 104857600 bytes", Refusal(archive).Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_empty_files_are_refused() => Assert.Contains(
        "at most 10000 entries", Refusal(Pack(Enumerable.Range(0, 10_001).Select(number => Entry($"core/{number}", "")))).Fault.Expected, StringComparison.Ordinal);

    [Fact]
    public void An_archive_that_was_cut_off_anywhere_is_refused()
    {
        var archive = Pack([Entry(Chart, ChartWorkshop.Metadata), Entry("core/values.yaml", string.Concat(Enumerable.Range(0, 5000).Select(number => $"key{number}: {number * 7919}\n")))]);
        Assert.Equal(2, ChartArchive.Read(archive, "archive").Count);

        Gen.Int[0, archive.Length - 1].Sample(length => Refusal(archive[..length]));
    }

    [Fact]
    public void A_damaged_archive_is_refused_or_read_but_never_anything_else()
    {
        var archive = Pack([Entry(Chart, ChartWorkshop.Metadata), Entry("core/values.yaml", "a: 1\n")]);
        var tar = Tar([Entry(Chart, ChartWorkshop.Metadata), Entry("core/values.yaml", "a: 1\n")]);

        Gen.Select(Gen.Int[0, archive.Length - 1], Gen.Byte[1, 255]).Sample((at, change) => ReadsOrRefuses(Changed(archive, at, change)));
        Gen.Select(Gen.Int[0, tar.Length - 1], Gen.Byte[1, 255]).Sample((at, change) => ReadsOrRefuses(Compress(Changed(tar, at, change))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("apiVersion: v2\n")]
    public void What_is_no_gzip_is_refused(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void An_archive_without_metadata_is_no_chart() =>
        Assert.Equal("archive", Assert.Throws<MissingChartFileException>(() => Read(Entry("core/values.yaml", ""))).Location);

    internal static UstarTarEntry Entry(string name, string text) => Entry(name, Encoding.UTF8.GetBytes(text));

    internal static byte[] Pack(IEnumerable<TarEntry> entries) => Compress(Tar(entries));

    private static UstarTarEntry Entry(string name, byte[] content) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    internal static byte[] Tar(IEnumerable<TarEntry> entries)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return archive.ToArray();
    }

    internal static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static ChartFileSet Read(params IEnumerable<TarEntry> entries) => ChartArchive.Read(Pack(entries), "archive");

    private static void Refuses(string expected, string name, params IEnumerable<TarEntry> entries)
    {
        var error = Refusal(Pack(entries));
        Assert.Equal(name, error.Entry);
        Assert.Contains(expected, error.Fault.Expected, StringComparison.Ordinal);
    }

    private static ChartArchiveException Refusal(byte[] archive) => Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(archive, "archive"));

    private static void ReadsOrRefuses(byte[] archive)
    {
        try
        {
            ChartArchive.Read(archive, "archive");
        }
        catch (FaultException error)
        {
            Assert.True(error is ChartArchiveException or MissingChartFileException, error.GetType().Name);
        }
    }

    private static byte[] Changed(byte[] bytes, int at, byte change)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= change;
        return changed;
    }
}
