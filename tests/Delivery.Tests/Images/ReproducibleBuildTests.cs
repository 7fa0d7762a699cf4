using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class ReproducibleBuildTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task Another_folder_cache_time_zone_language_and_file_mode_give_the_same_digests()
    {
        _shop.For("linux/amd64", "linux/arm64");
        _shop.Folder.Write("src/cmd/hello/kodata/file", "text");
        var first = await _shop.BuildAsync();

        using var other = new ImageWorkshop();
        var sources = Directory.CreateDirectory(other.Folder["a/longer path/to the/checkout"]).FullName;
        foreach (var path in new[] { "go.mod", "cmd/hello/main.go", "cmd/hello/kodata/file" })
        {
            var copy = other.Folder.Write(Path.Combine(sources, path), await File.ReadAllTextAsync(Path.Combine(_shop.Folder["src"], path)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            File.SetLastWriteTimeUtc(copy, DateTime.UnixEpoch.AddYears(30));
        }
        other.Request = _shop.Request with
        {
            ModuleDirectory = sources,
            Environment = new Dictionary<string, string>(ImageWorkshop.UserEnvironment) { ["TZ"] = "Asia/Kathmandu", ["LC_ALL"] = "de_DE.UTF-8" },
        };
        var second = await other.BuildAsync();

        Assert.Equal(first.Root, second.Root);
    }

    [SkippableFact]
    public async Task An_unchanged_build_compresses_nothing_and_a_changed_one_only_what_changed()
    {
        _shop.For("linux/amd64", "linux/arm64");
        var first = await _shop.BuildAsync();
        Assert.Equal((0, 3), (_shop.Cache.Hits, _shop.Cache.Misses));

        var again = await RebuildAsync();
        Assert.Equal(first.Root, again.Root);
        Assert.Equal((3, 0), (_shop.Cache.Hits, _shop.Cache.Misses));

        _shop.Folder.Write("src/cmd/hello/kodata/file", "text");
        var changed = await RebuildAsync();
        Assert.NotEqual(first.Root, changed.Root);
        Assert.Equal(1, _shop.Cache.Misses);
    }

    [SkippableFact]
    public async Task An_empty_staging_folder_is_filled_from_the_cache()
    {
        var first = await _shop.BuildAsync();
        _shop.Staging = new OciLayout(_shop.Folder["fresh"]);
        var again = await RebuildAsync();
        Assert.Equal(first.Root, again.Root);
        Assert.Equal(0, _shop.Cache.Misses);
        await _shop.LayerAsync(again.Images[0], 1);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_layer_in_the_cache_is_made_anew(bool truncated)
    {
        var first = await _shop.BuildAsync();
        Directory.Delete(_shop.Staging.Folder, recursive: true);
        foreach (var blob in Directory.GetFiles(_shop.Cache.Directory, "*.tar.gz", SearchOption.AllDirectories))
        {
            using var file = new FileStream(blob, FileMode.Open);
            if (truncated)
                file.SetLength(file.Length - 1);
            file.Position = file.Length / 2;
            file.WriteByte(0x5a);
        }
        var again = await RebuildAsync();
        Assert.Equal(first.Root, again.Root);
        Assert.Equal(2, _shop.Cache.Misses);
        await _shop.LayerAsync(again.Images[0], 1);
    }

    [SkippableFact]
    public async Task The_cache_keeps_only_its_newest_layers()
    {
        var folder = Path.Combine(_shop.Cache.Directory, "layers", Environment.Version.ToString());
        Directory.CreateDirectory(folder);
        for (var i = 0; i < 250; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, $"old-{i}"), "");
        foreach (var old in Directory.GetFiles(folder))
            File.SetLastWriteTimeUtc(old, DateTime.UnixEpoch);
        await _shop.BuildAsync();
        Assert.Equal(200, Directory.GetFiles(folder).Length);
        await RebuildAsync();
        Assert.Equal(0, _shop.Cache.Misses);
    }

    [SkippableFact]
    public async Task A_binary_that_an_interrupted_go_left_half_written_is_linked_again()
    {
        var first = await _shop.BuildAsync();
        var binary = Directory.GetFiles(Path.Combine(_shop.Cache.Directory, "bin"), "hello", SearchOption.AllDirectories).Single();
        using (var file = new FileStream(binary, FileMode.Open))
            file.SetLength(file.Length / 2);
        Assert.Equal(first.Root, (await RebuildAsync()).Root);
    }

    [SkippableFact]
    public async Task Concurrent_builds_of_the_same_image_do_not_disturb_each_other()
    {
        _shop.For("linux/amd64", "linux/arm64");
        var builds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _shop.BuildAsync()));
        Assert.Single(builds.Select(build => build.Root).Distinct());
        Assert.Single(builds.Select(build => build.Images[0].DiffIds[1]).Distinct());
    }

    [SkippableFact]
    public async Task Concurrent_builds_of_different_versions_each_get_their_own()
    {
        var request = _shop.Request;
        var versions = Enumerable.Range(0, 4).Select(number => $"1.0.{number}").ToArray();
        var builds = await Task.WhenAll(versions.Select(version =>
        {
            _shop.Request = request with { Ldflags = ["-X main.Version=" + version] };
            return _shop.BuildAsync();
        }));
        Assert.Equal(versions.Length, builds.Select(build => build.Images[0].DiffIds[1]).Distinct().Count());
        for (var i = 0; i < versions.Length; i++)
        {
            var layer = await _shop.LayerAsync(builds[i].Images[0], 1);
            Assert.True(layer.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(versions[i])) >= 0);
        }
    }

    [SkippableFact]
    public async Task The_checkout_stays_untouched()
    {
        _shop.Folder.Write("src/cmd/hello/kodata/file", "text");
        var before = Describe(_shop.Folder["src"]);
        await _shop.BuildAsync();
        Assert.Equal(before, Describe(_shop.Folder["src"]));
    }

    private async Task<BuiltImage> RebuildAsync()
    {
        _shop.Cache = new LayerCache(_shop.Cache.Directory);
        return await _shop.BuildAsync();
    }

    private static string Describe(string folder) => string.Join('\n', Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"));
}
