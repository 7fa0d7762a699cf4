using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Packaging;

public sealed class ChartPackagerTests : IDisposable
{
    private readonly ChartWorkshop _shop = new();

    public ChartPackagerTests() => _shop.Write("Chart.yaml", "# the sample\n" + ChartWorkshop.Metadata);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Entries_come_in_helms_order_with_one_mode_owner_and_time()
    {
        foreach (var path in new[] { "values.yaml", "README.md", "crds/a.yaml", "templates/b.yaml", "templates/tests/a.yaml", "templates/_helpers.tpl", ".helmignore", "docs/a/x", "docs/a-b" })
        {
            _shop.Write(path, "");
        }

        _shop.Write("values.schema.json", "{}");
        _shop.Write("charts/zeta/Chart.yaml", "apiVersion: v2\nname: a-sub\nversion: 1.0.0\n");
        _shop.Write("charts/zeta/values.yaml", "");
        _shop.Write("charts/alpha/Chart.yaml", "apiVersion: v2\nname: b-sub\nversion: 1.0.0\n");
        _shop.Write("charts/_notes/x", "");
        _shop.Write("charts/signed.prov", "");

        var packaged = await _shop.PackageAsync();
        var entries = Entries(packaged.Archive);

        Assert.Equal(
            [
                "core/Chart.yaml", "core/values.yaml", "core/values.schema.json", "core/templates/_helpers.tpl", "core/templates/b.yaml", "core/templates/tests/a.yaml",
                "core/.helmignore", "core/README.md", "core/charts/signed.prov", "core/crds/a.yaml", "core/docs/a/x", "core/docs/a-b",
                "core/charts/a-sub/Chart.yaml", "core/charts/a-sub/values.yaml", "core/charts/b-sub/Chart.yaml",
            ],
            entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal(
            (UstarWriter.ReadAndOwnerWrite, 0, 0, ChartWorkshop.Time), ((int)entry.Mode, entry.Uid, entry.Gid, entry.ModificationTime)));
        Assert.Equal(entries.Select(entry => entry.Name["core/".Length..]).Order(StringComparer.Ordinal), packaged.Files.Select(file => file.Path));
        Assert.Equal("apiVersion: v2\nname: core\nversion: 1.2.3\n", ChartWorkshop.Text(packaged.Files, "Chart.yaml"));
    }

    [Fact]
    public async Task The_gzip_file_has_helms_marks()
    {
        var archive = (await _shop.PackageAsync()).Archive.ToArray();

        // Extra field and comment are there; no name, no time; the system is unknown (RFC 1952).
        Assert.Equal([0x1f, 0x8b, 8, 4 | 16, 0, 0, 0, 0, 4, 255, 41, 0], archive[..12]);
        Assert.Equal("+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=Helm\0", Encoding.ASCII.GetString(archive, 12, 46));
    }

    [Fact]
    public async Task Long_and_foreign_names_survive()
    {
        var deep = $"docs/{new string('d', 90)}/{new string('f', 90)}";
        _shop.Write(deep, "deep");
        _shop.Write("größe.txt", "foreign");

        var files = ChartArchive.Read((await _shop.PackageAsync()).Archive, "archive");

        Assert.Equal("deep", ChartWorkshop.Text(files, deep));
        Assert.Equal("foreign", ChartWorkshop.Text(files, "größe.txt"));
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes_in_any_folder_at_any_time_with_any_permissions_and_in_any_culture()
    {
        using var other = new ChartWorkshop();
        foreach (var (path, text) in ((string, string)[])[("Chart.yaml", ChartWorkshop.Metadata), ("values.yaml", "a: 1.5\n"), ("templates/i.yaml", "ı: İ\n"), ("templates/I.yaml", "x\n")])
        {
            _shop.Write(path, text);
        }

        foreach (var file in _shop.Load().Reverse())
        {
            var path = other.Write(file.Path, "");
            await File.WriteAllBytesAsync(path, file.Content.ToArray());
            File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead);
            }
        }

        var first = await _shop.PackageAsync();
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "minus";
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            var files = other.Load();
            var second = await new ChartPackager(new(_ => [])).PackageAsync(
                files, new ChartOrigin(other.Chart, other.Folder.FullPath, ChartWorkshop.Time.AddMilliseconds(7).ToOffset(TimeSpan.FromHours(9))), CancellationToken.None);
            Assert.Equal(Digest.Of(first.Archive.Span), Digest.Of(second.Archive.Span));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Archives_below_charts_are_unpacked()
    {
        _shop.WriteBytes("charts/sub-1.0.0.tgz", ChartArchiveTests.Pack(
            [ChartArchiveTests.Entry("sub/templates/a.yaml", "a"), ChartArchiveTests.Entry("sub/Chart.yaml", "version: 1.0.0\nname: sub\napiVersion: v1\n")]));

        var packaged = await _shop.PackageAsync();

        Assert.Equal(["Chart.yaml", "charts/sub/Chart.yaml", "charts/sub/templates/a.yaml"], packaged.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_chart_of_the_old_format_keeps_its_dependencies_in_a_file_of_their_own()
    {
        _shop.Write("Chart.yaml", "apiVersion: v1\nname: core\nversion: 1.2.3\n");
        _shop.Write("requirements.yaml", "dependencies:\n- name: sub\n  version: 1.0.0\n");
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v1\nname: sub\nversion: 1.0.0\n");

        var packaged = await _shop.PackageAsync();

        Assert.Equal(["Chart.yaml", "charts/sub/Chart.yaml", "requirements.yaml"], packaged.Files.Select(file => file.Path));
        Assert.Equal("sub", Assert.Single(packaged.Metadata.Dependencies).Name);
        Assert.DoesNotContain("sub", ChartWorkshop.Text(packaged.Files, "Chart.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_below_charts_without_being_a_chart_is_refused()
    {
        _shop.Write("charts/README.md", "");

        Assert.Equal("core/charts/README.md", (await Assert.ThrowsAsync<MissingChartFileException>(_shop.PackageAsync)).Location);
    }

    [Fact]
    public async Task A_hostile_archive_below_charts_is_refused()
    {
        _shop.WriteBytes("charts/sub-1.0.0.tgz", ChartArchiveTests.Pack([ChartArchiveTests.Entry("sub/../../x", "")]));

        Assert.Equal("core/charts/sub-1.0.0.tgz", (await Assert.ThrowsAsync<ChartArchiveException>(_shop.PackageAsync)).Location);
    }

    [Fact]
    public async Task Archives_below_charts_are_bounded_together()
    {
        var large = new string(' ', ChartFolder.MaxFileSize);
        foreach (var name in (string[])["a", "b"])
        {
            _shop.WriteBytes($"charts/{name}.tgz", ChartArchiveTests.Pack(
                [ChartArchiveTests.Entry("sub/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.0.0\n"), .. Enumerable.Range(0, 11).Select(number => ChartArchiveTests.Entry($"sub/{number}", large))]));
        }

        Assert.Equal("core/charts/b.tgz", (await Assert.ThrowsAsync<ChartArchiveException>(_shop.PackageAsync)).Location);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    public async Task Charts_within_charts_are_bounded_in_depth(int depth)
    {
        foreach (var level in Enumerable.Range(1, depth))
        {
            _shop.Write($"{string.Concat(Enumerable.Repeat("charts/a/", level))}Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n");
        }

        var error = await Record.ExceptionAsync(_shop.PackageAsync);

        Assert.Equal(depth > 16, error is ChartArchiveException);
        Assert.Equal(depth <= 16, error is null);
    }

    [Fact]
    public async Task Values_that_are_no_yaml_are_refused_with_the_place()
    {
        _shop.Write("values.yaml", "a: 1\nb: [\n");

        var error = await Assert.ThrowsAsync<InvalidYamlException>(_shop.PackageAsync);
        Assert.Equal(("core/values.yaml", 3), (error.File, error.Line));
    }

    [Theory]
    [InlineData("- a\n", "a sequence")]
    [InlineData("text\n", "a scalar")]
    public async Task Values_that_are_no_mapping_are_refused(string values, string found)
    {
        _shop.Write("values.yaml", values);

        var error = await Assert.ThrowsAsync<InvalidYamlException>(_shop.PackageAsync);
        Assert.Equal((1, found), (error.Line, error.Fault.Found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("~\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("---\na: 1\n---\n- b\n")]
    public async Task Values_that_helm_reads_are_packaged_as_they_are(string values)
    {
        _shop.Write("values.yaml", values);

        Assert.Equal(values, ChartWorkshop.Text((await _shop.PackageAsync()).Files, "values.yaml"));
    }

    [Fact]
    public async Task Values_and_schemas_of_charts_below_are_checked_too()
    {
        _shop.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
        _shop.Write("charts/sub/values.yaml", "b: [\n");
        Assert.Equal("core/charts/sub/values.yaml", (await Assert.ThrowsAsync<InvalidYamlException>(_shop.PackageAsync)).File);

        _shop.Write("charts/sub/values.yaml", "");
        _shop.Write("charts/sub/values.schema.json", "{");
        Assert.Equal("core/charts/sub/values.schema.json", (await Assert.ThrowsAsync<ChartFileException>(_shop.PackageAsync)).Path);
    }

    [Fact]
    public async Task More_than_helm_unpacks_is_not_packaged()
    {
        var large = new string(' ', ChartFolder.MaxFileSize);
        foreach (var number in Enumerable.Range(0, 12))
        {
            _shop.Write($"{number}.txt", large);
        }

        _shop.WriteBytes("charts/sub.tgz", ChartArchiveTests.Pack(
            [ChartArchiveTests.Entry("sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"), .. Enumerable.Range(0, 12).Select(number => ChartArchiveTests.Entry($"sub/{number}", large))]));

        Assert.Contains("dependencies included", (await Assert.ThrowsAsync<ChartFileException>(_shop.PackageAsync)).Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_and_values_that_are_no_utf8_are_refused_with_the_place()
    {
        _shop.WriteBytes("values.yaml", [(byte)'a', (byte)'\n', 0xc3, 0x28]);
        Assert.Equal(("core/values.yaml", 2, 1), Place(await Assert.ThrowsAsync<InvalidTextException>(_shop.PackageAsync)));

        _shop.WriteBytes("Chart.yaml", [.. "name: "u8, 0x80]);
        Assert.Equal(("core/Chart.yaml", 1, 7), Place(await Assert.ThrowsAsync<InvalidTextException>(_shop.PackageAsync)));
    }

    [Fact]
    public async Task A_schema_that_is_no_json_is_refused()
    {
        _shop.Write("values.schema.json", "{");

        Assert.Equal("core/values.schema.json", (await Assert.ThrowsAsync<ChartFileException>(_shop.PackageAsync)).Path);
    }

    [Fact]
    public async Task A_deep_schema_is_packaged()
    {
        _shop.Write("values.schema.json", new string('[', 100) + new string(']', 100));

        Assert.NotNull((await _shop.PackageAsync()).Files.Find("values.schema.json"));
    }

    private static (string File, int Line, int Column) Place(InvalidTextException error) => (error.File, error.Line, error.Column);

    private static List<TarEntry> Entries(ReadOnlyMemory<byte> archive)
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(archive.ToArray()), CompressionMode.Decompress));
        var entries = new List<TarEntry>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }
}
