using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Gate;

public sealed class SkippedChecksTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();

    [Theory]
    [InlineData("ghcr.io")]
    [InlineData("127.0.0.1.example.com")]
    [InlineData("10.0.0.1:5000")]
    public async Task No_check_is_skipped_for_a_registry_that_others_read(string host)
    {
        await using var client = new RemoteRegistry();
        var error = Assert.Throws<UnskippableCheckException>(() => SkippedChecks.Of(["tree.clean"], new RegistryTarget(client, host)));
        Assert.Equal("tree.clean", error.Id);
        Assert.Contains(host, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:5000")]
    [InlineData("localhost")]
    [InlineData("[::1]:5000")]
    public async Task A_registry_on_this_machine_may_go_without(string host)
    {
        await using var client = new RemoteRegistry();
        Assert.Equal(["tag.is-head", "tree.clean"], SkippedChecks.Of(["tree.clean", "tag.is-head", "tree.clean"], new RegistryTarget(client, host)).Ids);
    }

    [Theory]
    [InlineData("tree.cleen")]
    [InlineData("Tree.Clean")]
    [InlineData("")]
    public void A_check_that_does_not_exist_is_an_error_that_lists_those_that_do(string id)
    {
        var error = Assert.Throws<UnskippableCheckException>(() => SkippedChecks.Of([id], _shop.LayoutTarget));
        Assert.Contains("tree.clean", error.Fault.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version.semantic")]
    [InlineData("tag.exists")]
    [InlineData("tag.immutable")]
    [InlineData("tag.unmoved")]
    [InlineData("target.write-once")]
    [InlineData("rehearsal.attested")]
    public void What_makes_a_tag_name_one_content_is_never_skipped(string id) =>
        Assert.Throws<UnskippableCheckException>(() => SkippedChecks.Of([id], _shop.LayoutTarget));

    [SkippableFact]
    public async Task A_release_without_a_check_says_so_in_the_report_and_on_every_artifact()
    {
        _shop.Source.Write("untracked.txt", "x");
        _shop.Skipped = SkippedChecks.Of(["tree.clean"], _shop.LayoutTarget);
        var report = await _shop.NewRun().ExecuteAsync("Release", await _shop.PlanAsync("1.0.0"), CancellationToken.None);

        var skipped = Assert.Single(report.Checks, check => check.IsSkipped);
        Assert.Equal(("tree.clean", false), (skipped.Id, skipped.Ok));
        using var json = new MemoryStream();
        DeliveryReportJson.Write(report, json);
        Assert.Contains("\"skipped\": true", System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);

        var index = await ImageIndex.FetchAsync(_shop.Layout, (await _shop.Layout.ResolveAsync("1.0.0"))!);
        Assert.Equal("tree.clean", index.Annotations[ArtifactIdentity.SkippedChecks]);
        foreach (var descriptor in index.Manifests)
        {
            var manifest = await ImageManifest.FetchAsync(_shop.Layout, descriptor);
            var config = ImageConfig.Parse(await _shop.Layout.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize));
            Assert.Equal("tree.clean", manifest.Annotations[ArtifactIdentity.SkippedChecks]);
            Assert.Equal("tree.clean", config.Config.Labels[ArtifactIdentity.SkippedChecks]);
        }
    }

    [SkippableFact]
    public async Task A_check_that_is_not_skipped_still_refuses()
    {
        _shop.Source.Write("untracked.txt", "x");
        _shop.Skipped = SkippedChecks.Of(["tag.is-head"], _shop.LayoutTarget);
        var refusal = Assert.Throws<ReleaseRefusedException>(() => _shop.PlanAsync("1.0.0").Result.EnsureClear());
        Assert.Equal(["tree.clean"], refusal.Checks.Where(check => check.Refuses).Select(check => check.Id));
        await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0"));
    }

    public void Dispose() => _shop.Dispose();
}
