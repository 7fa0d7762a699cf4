using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Parts;

public sealed class MergedReleaseTests : IDisposable
{
    private readonly PartWorkshop _shop = new();

    [SkippableFact]
    public async Task A_missing_platform_is_named()
    {
        await _shop.BuildAsync("amd", "linux/amd64");
        var check = Assert.Single(await _shop.RefusalsAsync("1.0.0", "amd"));
        Assert.Equal(("part.platforms", "linux/amd64, linux/arm64", "linux/amd64"), (check.Id, check.Expected, check.Actual));
    }

    [SkippableFact]
    public async Task A_platform_that_the_release_is_not_for_is_named()
    {
        await _shop.BuildAsync("both", "linux/amd64,linux/arm64");
        _shop.Shop.Source.Commit("less", SampleModule.Files(platforms: "[linux/amd64]"));
        _shop.Shop.Source.Tag("v1.0.0");
        var ids = (await _shop.RefusalsAsync("1.0.0", "both")).Select(check => check.Id);
        Assert.Equal(["part.commit", "part.platforms"], ids);
    }

    [SkippableFact]
    public async Task A_platform_that_two_parts_hold_with_the_same_bytes_is_taken_once()
    {
        await _shop.BuildAsync("amd", "linux/amd64");
        await _shop.BuildAsync("both", "linux/amd64,linux/arm64");
        var joined = await _shop.MergeAsync("1.0.0", "amd", "both", "amd");
        Assert.Equal(2, joined.Platforms.Count);
        using var other = new ReleaseWorkshop();
        Assert.Equal((await other.ReleaseAsync("1.0.0")).Digest, joined.Digest);
    }

    [SkippableFact]
    public async Task A_platform_that_two_parts_hold_with_other_bytes_is_refused()
    {
        await _shop.BuildAsync("amd", "linux/amd64");
        _shop.Shop.Environment["SOURCE_DATE_EPOCH"] = "1700000000";
        await _shop.BuildAsync("both", "linux/amd64,linux/arm64");
        var check = Assert.Single(await _shop.RefusalsAsync("1.0.0", "amd", "both"));
        Assert.Equal("part.distinct", check.Id);
        Assert.Contains(_shop.FolderOf("amd"), check.Actual, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_part_of_another_version_of_the_same_commit_is_refused_and_so_is_one_that_only_claims_the_version()
    {
        await BuildBothAsync();
        _shop.Shop.Source.Tag("v1.0.1");
        Assert.Equal(["part.version"], (await _shop.RefusalsAsync("1.0.1", "amd", "arm")).Select(check => check.Id).Distinct());
        _shop.Edit("amd", part => part["version"] = "1.0.1");
        _shop.Edit("arm", part => part["version"] = "1.0.1");
        var checks = await _shop.RefusalsAsync("1.0.1", "amd", "arm");
        Assert.All(checks, check => Assert.Equal("part.content", check.Id));
        Assert.Equal(2, checks.Count);
        Assert.Contains("org.opencontainers.image.version is 1.0.0, not 1.0.1", checks[0].Actual, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_part_of_another_commit_is_refused_and_so_is_one_that_only_claims_the_commit()
    {
        await BuildBothAsync();
        _shop.Shop.Source.Commit("second", ("README.md", "more\n"));
        _shop.Shop.Source.Tag("v1.0.0");
        await _shop.BuildAsync("arm", "linux/arm64");
        var check = Assert.Single(await _shop.RefusalsAsync("1.0.0", "amd", "arm"));
        Assert.Equal(("part.commit", _shop.Shop.Source.Head), (check.Id, check.Expected));
        _shop.Edit("amd", part => part["images"]![0]!["commit"] = _shop.Shop.Source.Head);
        Assert.Equal("part.content", Assert.Single(await _shop.RefusalsAsync("1.0.0", "amd", "arm")).Id);
    }

    [SkippableFact]
    public async Task Parts_of_other_programs_and_other_Gos_are_refused()
    {
        await BuildBothAsync();
        _shop.Edit("amd", part => part["program"] = "0.0.1");
        _shop.Edit("arm", part => part["images"]![0]!["go"] = "go1.2.3");
        Assert.Equal(["part.program", "part.content", "part.go"], (await _shop.RefusalsAsync("1.0.0", "amd", "arm")).Select(check => check.Id));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_on_other_states_of_a_moving_base_are_refused(bool docker)
    {
        var folder = _shop.Shop.Folder["base"];
        var layout = new BaseLayout(folder, docker);
        await layout.AddIndexAsync("latest", "linux/amd64", "linux/arm64");
        _shop.Commit($"oci:{folder}:latest", "v1.1.0");
        await _shop.BuildAsync("amd", "linux/amd64", "1.1.0");
        await layout.AddIndexAsync("latest", "linux/amd64", "linux/arm64", "linux/s390x");
        await _shop.BuildAsync("arm", "linux/arm64", "1.1.0");
        Assert.Equal("part.base", Assert.Single(await _shop.RefusalsAsync("1.1.0", "amd", "arm")).Id);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Content_that_was_edited_or_removed_by_hand_is_refused(bool remove)
    {
        await BuildBothAsync();
        var largest = new DirectoryInfo(Path.Combine(_shop.LayoutOf("arm").Folder, "blobs")).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(file => file.Length)!;
        if (remove)
        {
            largest.Delete();
        }
        else
        {
            var bytes = await File.ReadAllBytesAsync(largest.FullName);
            bytes[^1] ^= 1;
            largest.Delete();
            await File.WriteAllBytesAsync(largest.FullName, bytes);
        }

        var check = Assert.Single(await _shop.RefusalsAsync("1.0.0", "amd", "arm"));
        Assert.Equal("part.content", check.Id);
        Assert.StartsWith(_shop.FolderOf("arm"), check.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_image_that_is_not_of_the_release_or_is_named_twice_is_refused()
    {
        await BuildBothAsync();
        _shop.Edit("amd", part => part["images"]![0]!["repository"] = "ghcr.io/owner/other");
        _shop.Edit("arm", part => part["images"]!.AsArray().Add(part["images"]![0]!.DeepClone()));
        var checks = await _shop.RefusalsAsync("1.0.0", "amd", "arm");
        Assert.Equal(["part.images", "part.images", "part.platforms"], checks.Select(check => check.Id));
        Assert.Equal(["no image of this release", "several"], checks.Take(2).Select(check => check.Actual));
    }

    [SkippableFact]
    public async Task All_that_is_wrong_with_all_parts_is_said_at_once()
    {
        await BuildBothAsync();
        _shop.Edit("amd", part => part["version"] = "2.0.0");
        _shop.Edit("arm", part => part["images"]![0]!["digest"] = Digest.Of([1]).ToString());
        _shop.Shop.Folder.Write("torn/part.json", "{\"program\": \"1.0.0\"");
        var ids = (await _shop.RefusalsAsync("1.0.0", "amd", "arm", "torn", "nowhere")).Select(check => check.Id);
        Assert.Equal(["part.readable", "part.readable", "part.version", "part.content", "part.platforms"], ids);
    }

    public void Dispose() => _shop.Dispose();

    private async Task BuildBothAsync()
    {
        await _shop.BuildAsync("amd", "linux/amd64");
        await _shop.BuildAsync("arm", "linux/arm64");
    }
}
