using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Parts;

public sealed class PartialReleaseTests : IDisposable
{
    private readonly PartWorkshop _shop = new();

    [SkippableTheory]
    [InlineData("scratch")]
    [InlineData("oci")]
    [InlineData("docker")]
    public async Task Parts_join_to_the_very_bytes_of_a_whole_release(string kind)
    {
        await UseBaseAsync(kind);
        var tag = kind == "scratch" ? "1.0.0" : "1.1.0";
        await _shop.BuildAsync("arm", "linux/arm64", tag);
        await _shop.BuildAsync("amd", "linux/amd64", tag);
        var joined = await _shop.MergeAsync(tag, "arm", "amd");
        var whole = await InOtherFoldersAsync(tag);

        Assert.Equal(whole.Report.Digest, joined.Digest);
        Assert.Equal(whole.Report.Platforms, joined.Platforms);
        Assert.Equal(whole.Blobs, BlobsOf(_shop.Shop.Layout));
    }

    [SkippableFact]
    public async Task A_release_for_one_platform_is_a_manifest_whether_it_comes_from_a_part_or_not()
    {
        using var shop = new PartWorkshop("[linux/amd64]");
        shop.Commit(tag: "v1.1.0");
        await shop.BuildAsync("part", "linux/amd64", "1.1.0");
        var joined = await shop.MergeAsync("1.1.0", "part");
        Assert.Equal(MediaTypes.OciManifest, joined.MediaType);
        Assert.Equal((await shop.Shop.ReleaseAsync("1.1.0")).Digest, joined.Digest);
    }

    [Fact]
    public async Task A_part_that_is_refused_or_fails_is_in_the_journal()
    {
        await Assert.ThrowsAsync<EmptyPartException>(() => _shop.BuildAsync("part", "linux/s390x"));
        _shop.Shop.Source.Write("untracked.txt", "x");
        await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.BuildAsync("part", "linux/arm64"));

        var journal = await File.ReadAllTextAsync(_shop.Shop.Folder["journal.jsonl"]);
        Assert.Contains("\"event\":\"failed\",\"version\":\"1.0.0\",\"note\":\"part for linux/s390x", journal, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"refused\",\"version\":\"1.0.0\",\"note\":\"part for linux/arm64", journal, StringComparison.Ordinal);
        Assert.Contains("tree.clean", journal, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_part_for_one_platform_is_an_index_that_keeps_what_the_base_says_with_a_bill_of_materials_and_under_no_tag()
    {
        await UseBaseAsync("oci");
        var report = await _shop.BuildAsync("part", "linux/arm64", "1.1.0");
        var layout = _shop.LayoutOf("part");
        var built = Assert.Single(report.Artifacts);
        Assert.Equal(ArtifactStatus.Written, built.Status);
        Assert.Empty(await layout.ListTagsAsync().ToListAsync());
        Assert.Null(await _shop.Shop.Layout.ResolveAsync("1.1.0"));

        var index = await ImageIndex.FetchAsync(layout, (await layout.ResolveAsync(built.Digest!.Value.ToString()))!);
        var manifest = Assert.Single(index.Manifests);
        Assert.Equal("kept", index.Annotations["base-index"]);
        Assert.Equal("arm64", manifest.Annotations["base-descriptor"]);
        Assert.Single(await layout.ListReferrersAsync(manifest.Digest, SpdxDocument.MediaType).ToListAsync());
    }

    [SkippableFact]
    public async Task An_image_that_is_for_none_of_the_platforms_is_no_part()
    {
        var error = await Assert.ThrowsAsync<EmptyPartException>(() => _shop.BuildAsync("part", "linux/s390x"));
        Assert.Contains("linux/amd64, linux/arm64", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shop.FolderOf("part")));
    }

    [SkippableFact]
    public async Task A_part_whose_build_failed_is_not_taken_for_the_one_that_was_there_before()
    {
        await _shop.BuildAsync("part", "linux/amd64");
        _shop.Shop.Source.Commit("broken", ("cmd/hello/main.go", "package main\n\nfunc main() { undefined() }\n"));
        _shop.Shop.Source.Tag("v1.1.0");
        await Assert.ThrowsAnyAsync<FaultException>(() => _shop.BuildAsync("part", "linux/amd64", "1.1.0"));
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.MergeAsync("1.1.0", "part"));
        Assert.Contains("no part.json", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_gate_stands_before_a_part_as_before_a_release()
    {
        _shop.Shop.Source.Write("cmd/hello/main.go", "package main\n");
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.BuildAsync("part", "linux/amd64"));
        Assert.Contains("tree.clean", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shop.FolderOf("part")));
    }

    public void Dispose() => _shop.Dispose();

    private async Task UseBaseAsync(string kind)
    {
        if (kind == "scratch")
        {
            return;
        }

        var folder = _shop.Shop.Folder["base"];
        await new BaseLayout(folder, docker: kind == "docker").AddIndexAsync("latest", "linux/arm64/v8", "linux/amd64");
        _shop.Commit($"oci:{folder}:latest", "v1.1.0");
    }

    private async Task<(ReportedArtifact Report, IReadOnlyList<string> Blobs)> InOtherFoldersAsync(string version)
    {
        using var other = new ReleaseWorkshop();
        var report = await other.ReleaseAsync(version, folder: _shop.Shop.Source.Folder);
        return (report, BlobsOf(other.Layout));
    }

    private static IReadOnlyList<string> BlobsOf(OciLayout layout) =>
        [.. Directory.EnumerateFiles(Path.Combine(layout.Folder, "blobs"), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
