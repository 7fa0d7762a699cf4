using System.Formats.Tar;
using System.Globalization;
using System.Text;

namespace KubeStellar.Oci.Tests.Layers;

/// <summary>The digests are those of what Go 1.19's archive/tar writes for Mode 0555, ModTime 1970, and the same names and contents.</summary>
public sealed class UstarWriterTests
{
    private static readonly string Long = new('d', 60);

    public static TheoryData<string, bool, string, string> ArchivesOfGo => new()
    {
        { "/var", true, "", "0c610fb1cef5d5c755f63f5a71c292024be98935d57c98cf73b458d19a2454c8" },
        { "ko-app", true, "", "9e4c0630391e72ebce605c6a306aba20e51566c8e8686ca47d0a12101a14e7d3" },
        { "/ko-app/hello", false, "hello", "d618c59cb7afd3af7f817c193185611f513d86b2525320aab492f2aec0f07672" },
        { $"/{Long}/{Long}/file", false, "", "d4f6afffea5e636dae83b408cb68485615f708b157b2dbaaf4704e733a160e90" },
        { "/" + new string('x', 120), false, "", "9a0fb4315cb3e4036581821f2d4191089d61965e115b5f5f68202c3a1f27e022" },
        { $"/{Long}/{Long}/{Long}/{Long}/{Long}/file", false, "abc", "47ff1ba0bf465c5b16f25c9f0477964dba991a08bf925f08755fe0198b8ba1f2" },
        { "/var/run/ko/für", false, "", "6d2e2fea5842b4ab86809de9e7be7915d5b1c7f363e912b2830924c8c5da4cd2" },
        { new string('x', 120) + "/", true, "", "62887d266c05e06d243f2bda99ee471ddcc58d7d62dee1c9bb45ad56ae8e6a86" },
        { "a/" + new string('y', 99), false, "", "129c96fd2fe535487f752cb8bbaa3fe78866224812c5a3c742787ff3d02f9ddb" },
        { new string('p', 155) + "/" + new string('y', 100), false, "", "3e28e9d440ad200cd762a42ce19993f401d8aec80ac5fe983db1d6a9329c58a2" },
        { new string('p', 156) + "/" + new string('y', 99), false, "", "fe677f7050ad77cc9dab9dfdf48545d1af59132e2a008ee64af3b5724142380a" },
    };

    [Theory]
    [MemberData(nameof(ArchivesOfGo))]
    public async Task An_archive_has_the_bytes_of_go(string name, bool directory, string content, string digest)
    {
        var archive = await WriteAsync(async tar =>
        {
            await (directory ? tar.WriteDirectoryAsync(name) : tar.WriteFileAsync(name, Encoding.UTF8.GetBytes(content)));
            await tar.CompleteAsync();
        });

        Assert.Equal($"sha256:{digest}", Digest.Of(archive).ToString());
    }

    [Theory]
    [InlineData("/big", 8L << 30, "41e5ae2123a202e6f6a9d4e1035cda0aeeffc5b6bc766f93133044c8cbef8b53")]
    [InlineData("/big/éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", 9L << 30, "1ab21db26b11b6c4516beb6dea7f8845abaea681f87cdf6c42c502f3a32fce46")]
    public async Task Sizes_from_8_gibibytes_on_get_a_pax_record(string name, long size, string digest)
    {
        using var archive = new MemoryStream();

        // The header comes before the content, whose absence is the error.
        await Assert.ThrowsAsync<EntrySizeException>(() => new UstarWriter(archive).WriteFileAsync(name, size, Stream.Null));

        Assert.Equal($"sha256:{digest}", Digest.Of(archive.ToArray()).ToString());
    }

    [Fact]
    public async Task A_header_holds_mode_0555_owner_0_and_time_0()
    {
        var archive = await WriteAsync(tar => tar.WriteFileAsync("/ko-app/hello", "hello"u8.ToArray()));

        var header = Encoding.ASCII.GetString(archive, 0, 512);
        Assert.Equal("/ko-app/hello".PadRight(100, '\0'), header[..100]);
        Assert.Equal("0000555\00000000\00000000\000000000005\000000000000\0011475\0 0", header[100..157]);
        Assert.Equal("ustar\000", header[257..265]);
        Assert.Equal(new string('\0', 64), header[265..329]);
        Assert.Equal("0000000\00000000\0", header[329..345]);
        Assert.Equal(1024, archive.Length);
    }

    [Fact]
    public async Task The_end_is_exactly_1024_zero_bytes() =>
        Assert.Equal(new byte[1024], await WriteAsync(tar => tar.CompleteAsync()));

    [Fact]
    public async Task Another_reader_finds_what_was_written()
    {
        var modified = DateTimeOffset.Parse("2024-01-02T03:04:05Z", CultureInfo.InvariantCulture);
        using var archive = new MemoryStream();
        var tar = new UstarWriter(archive, UstarWriter.ReadAndOwnerWrite, modified);
        await tar.WriteDirectoryAsync("d");
        await tar.WriteFileAsync($"{Long}/{Long}/ü", 700, new MemoryStream(new byte[700]));
        await tar.CompleteAsync();

        archive.Position = 0;
        using var reader = new TarReader(archive);
        var directory = (await reader.GetNextEntryAsync())!;
        var file = (await reader.GetNextEntryAsync(copyData: true))!;
        Assert.Null(await reader.GetNextEntryAsync());
        Assert.Equal(TarEntryType.Directory, directory.EntryType);
        Assert.Equal($"{Long}/{Long}/ü", file.Name);
        Assert.Equal(700, file.Length);
        Assert.Equal(modified, file.ModificationTime);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, file.Mode);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_file_that_changed_its_size_is_an_error(long size)
    {
        var error = await Assert.ThrowsAsync<EntrySizeException>(() => WriteAsync(tar => tar.WriteFileAsync("f", size, new MemoryStream(new byte[5]))));

        Assert.Equal(("f", size), (error.Name, error.Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("file/")]
    public async Task Names_that_go_refuses_are_refused(string name) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync(tar => tar.WriteFileAsync(name, default)));

    private static async Task<byte[]> WriteAsync(Func<UstarWriter, Task> write)
    {
        using var archive = new MemoryStream();
        await write(new UstarWriter(archive));
        return archive.ToArray();
    }
}
