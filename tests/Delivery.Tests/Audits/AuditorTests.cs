using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tests.Releases;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Audits;

public sealed class AuditorTests : IAsyncLifetime, IDisposable
{
    private const string Foreign = "89abcdef0123456789abcdef0123456789abcdef";

    private static readonly Platform Arm = Platform.Parse("linux/arm64");

    private readonly RemoteRegistry _client = new();
    private TestRegistry? _registry;
    private AuditWorkshop? _shop;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await (_registry?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public void Dispose() => _shop?.Dispose();

    [SkippableFact]
    public async Task Everything_that_is_wrong_over_eighty_versions_is_found_and_nothing_else()
    {
        var shop = await OpenAsync(80);
        string[] otherImages = ["1.0.7", "1.0.13", "1.0.17", "1.0.19", "1.0.37", "1.0.41", "1.0.43", "1.0.59", "1.0.61", "1.0.63"];
        string[] otherCharts = ["1.0.11", "1.0.23", "1.0.29", "1.0.31", "1.0.47", "1.0.53", "1.0.67"];
        await shop.PublishAsync(shop.Versions, version => !otherImages.Contains(version), version => !otherCharts.Contains(version));
        await shop.MoveAsync("latest", "1.0.79");

        // Wrong, each in its own way; 1.0.7 and 1.0.11 are missing.
        await HandmadeImage.Of(AuditWorkshop.SourceUrl, shop.CommitOf("1.0.12"), "1.0.13").PushAsync(shop.Images, "1.0.13");
        await (shop.Image("1.0.17") with { Platforms = [Arm] }).PushAsync(shop.Images, "1.0.17");
        var right = shop.Image("1.0.19").IndexAnnotations;
        await (shop.Image("1.0.19") with { Labels = platform => platform == Arm ? HandmadeImage.Identity(AuditWorkshop.SourceUrl, Foreign, "1.0.19") : right }).PushAsync(shop.Images, "1.0.19");
        await (shop.Chart("1.0.23") with { AppVersion = "v1.0.22" }).PushAsync(shop.Charts, "v1.0.23");
        await shop.Chart("1.0.29", $"{SampleModule.Repository}:1.0.28").PushAsync(shop.Charts, "v1.0.29");
        await (shop.Chart("1.0.31") with { Identity = HandmadeImage.Identity(AuditWorkshop.SourceUrl, Foreign, "1.0.31") }).PushAsync(shop.Charts, "v1.0.31");
        await StateAsync(shop, await new HandmadeImage { Seed = "43" }.PushAsync(shop.Images, "1.0.43"), "1.0.43", Foreign);
        await shop.Chart("1.0.53", $"{SampleModule.Repository}:1.0.53@{Digest.Of("other"u8)}").PushAsync(shop.Charts, "v1.0.53");
        await (shop.Image("1.0.59") with { Configured = platform => platform == Arm ? Platform.Parse("linux/amd64") : platform }).PushAsync(shop.Images, "1.0.59");
        await shop.Chart("1.0.61").PushAsync(shop.Images, "1.0.61");
        await shop.Chart("1.0.67", "ghcr.io/owner/nowhere:1").PushAsync(shop.Charts, "v1.0.67");
        await shop.MoveAsync("9.9.9", "1.0.1");
        await shop.MoveAsync("nightly", "1.0.1");

        // Right, though not obviously: a pinned digest, a commit that provenance alone states, and what a base image left.
        await shop.Chart("1.0.47", $"{SampleModule.Repository}@{(await shop.Images.ResolveAsync("1.0.47"))!.Digest}").PushAsync(shop.Charts, "v1.0.47");
        await StateAsync(shop, await new HandmadeImage { Seed = "41" }.PushAsync(shop.Images, "1.0.41"), "1.0.41", shop.CommitOf("1.0.41"));

        // Unproven: nothing recorded, or only about the base.
        await new HandmadeImage { Seed = "37" }.PushAsync(shop.Images, "1.0.37");
        await new HandmadeImage { Seed = "63", Labels = _ => HandmadeImage.Identity("https://github.com/base/image", Foreign, "22.04") }.PushAsync(shop.Images, "1.0.63");

        var report = await shop.AuditAsync();

        Assert.Equal(
            new[]
            {
                $"artifact.exists {shop.ImageReference("1.0.7")}",
                $"chart.images {shop.ChartReference("1.0.7")}: templates/deployment.yaml:8",
                $"artifact.exists {shop.ChartReference("1.0.11")}",
                $"artifact.revision {shop.ImageReference("1.0.13")}",
                $"artifact.platforms {shop.ImageReference("1.0.17")}",
                $"artifact.revision {shop.ImageReference("1.0.19")}",
                $"chart.versions {shop.ChartReference("1.0.23")}: appVersion",
                $"chart.images {shop.ChartReference("1.0.29")}: templates/deployment.yaml:8",
                $"artifact.revision {shop.ChartReference("1.0.31")}",
                $"artifact.revision {shop.ImageReference("1.0.43")}",
                $"chart.images {shop.ChartReference("1.0.53")}: templates/deployment.yaml:8",
                $"artifact.consistent {shop.ImageReference("1.0.59")}",
                $"artifact.kind {shop.ImageReference("1.0.61")}",
                $"chart.images {shop.ChartReference("1.0.67")}: templates/deployment.yaml:8",
                $"tags.accounted {shop.Images.Location}:9.9.9",
                $"tags.accounted {shop.Images.Location}:nightly",
            }.Order(),
            report.Violations.Select(check => $"{check.Id} {check.Subject}").Order());
        Assert.Equal(
            [shop.ImageReference("1.0.37"), shop.ImageReference("1.0.63")],
            report.Artifacts.Where(artifact => artifact.Status == AuditStatus.Unproven).Select(artifact => artifact.Reference).Order());
        Assert.Equal((160, 2, 0), (report.Artifacts.Count, report.Count(AuditStatus.Missing), report.Count(AuditStatus.Unanswered)));
        Assert.Throws<AuditFailedException>(report.EnsureRight);
    }

    [SkippableFact]
    public async Task A_second_audit_asks_for_every_tag_again_and_reads_only_what_is_new()
    {
        var shop = await OpenAsync(5);
        await shop.PublishAsync(shop.Versions, _ => true, _ => true);
        await shop.MoveAsync("latest", "1.0.4");
        (await shop.AuditAsync()).EnsureRight();
        await HandmadeImage.Of(AuditWorkshop.SourceUrl, Foreign, "1.0.2").PushAsync(shop.Images, "1.0.2");
        var before = Reads();

        var report = await shop.AuditAsync();

        Assert.Equal($"artifact.revision {shop.ImageReference("1.0.2")}", Assert.Single(report.Violations.Select(check => $"{check.Id} {check.Subject}")));

        // The index, two manifests, two configurations.
        Assert.Equal(5, Reads() - before);
    }

    [SkippableFact]
    public async Task An_audit_that_was_stopped_goes_on_where_it_was()
    {
        var shop = await OpenAsync(6);
        await shop.PublishAsync(shop.Versions, _ => true, _ => true);
        await shop.MoveAsync("latest", "1.0.5");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.AuditAsync(progress: new StopHalfway(stop), cancellation: stop.Token));
        var remembered = (await File.ReadAllLinesAsync(shop.MemoryFile)).Length;
        var before = await SettledReadsAsync();

        (await shop.AuditAsync()).EnsureRight();

        Assert.InRange(remembered, 1, 12);
        Assert.Equal(12, (await File.ReadAllLinesAsync(shop.MemoryFile)).Length);
        Assert.InRange(Reads() - before, 0, (12 - remembered) * 5);
    }

    [SkippableFact]
    public async Task A_moving_tag_belongs_to_the_greatest_release_that_is_no_prerelease()
    {
        var shop = await OpenAsync(2);
        shop.Tag("2.0.0-rc.1", ("VERSION", "2.0.0-rc.1"));
        await shop.PublishAsync([.. shop.Versions, "2.0.0-rc.1"], _ => true, _ => true);
        await shop.MoveAsync("latest", "2.0.0-rc.1");
        Assert.Equal($"tags.moving {shop.Images.Location}:latest", Assert.Single((await shop.AuditAsync()).Violations.Select(check => $"{check.Id} {check.Subject}")));

        await shop.MoveAsync("latest", "1.0.1");

        (await shop.AuditAsync()).EnsureRight();
    }

    [SkippableFact]
    public async Task One_version_or_those_since_one_can_be_audited_alone()
    {
        var shop = await OpenAsync(4);
        await shop.PublishAsync(["1.0.1", "1.0.3"], _ => true, _ => true);
        await shop.MoveAsync("latest", "1.0.3");
        await shop.MoveAsync("0.9.0", "1.0.1");

        var one = await shop.AuditAsync(new AuditScope(Only: ReleaseVersion.Parse("1.0.1")));
        var since = await shop.AuditAsync(new AuditScope(Since: ReleaseVersion.Parse("1.0.2")));

        one.EnsureRight();
        Assert.Equal(2, one.Artifacts.Count);
        Assert.Equal([shop.ImageReference("1.0.2"), shop.ChartReference("1.0.2")], since.Violations.Select(check => check.Subject));
        Assert.Equal(4, since.Artifacts.Count);
    }

    [SkippableFact]
    public async Task Tags_of_versions_that_git_knows_but_that_did_not_deliver_them_are_not_called_wrong()
    {
        var shop = await OpenAsync(2);
        await shop.PublishAsync(shop.Versions, _ => true, _ => true);
        await shop.MoveAsync("latest", "1.0.1");
        await shop.MoveAsync("v1.0.1", "1.0.1");
        await shop.MoveAsync("claim-1.0.1-0123456789abcdef-01234567", "1.0.1");

        var report = await shop.AuditAsync();

        report.EnsureRight();
        Assert.Contains(report.Others, check => !check.IsCheckable && check.Subject == $"{shop.Images.Location}:v1.0.1");
    }

    [SkippableFact]
    public async Task A_registry_that_does_not_answer_is_named_once_for_each_repository_and_no_artifact_is_called_missing()
    {
        var shop = await OpenAsync(3);
        await _registry!.DisposeAsync();

        var report = await shop.AuditAsync();

        Assert.Equal(["registry.answers", "registry.answers"], report.Violations.Select(check => check.Id));
        Assert.Equal(6, report.Count(AuditStatus.Unanswered));
        Assert.Throws<AuditFailedException>(report.EnsureRight);
    }

    [SkippableFact]
    public async Task Content_that_a_registry_lost_is_wrong_and_not_an_answer_that_fails()
    {
        var shop = await OpenAsync(1);
        await shop.PublishAsync(shop.Versions, _ => true, _ => true);
        await shop.MoveAsync("latest", "1.0.0");
        var index = await ImageIndex.FetchAsync(shop.Images, (await shop.Images.ResolveAsync("1.0.0"))!);
        using var http = new HttpClient();
        (await http.DeleteAsync(new Uri($"http://{shop.Images.Location.Replace("/", "/v2/", StringComparison.Ordinal).Replace("/v2/hello", "/hello", StringComparison.Ordinal)}/manifests/{index.Manifests[1].Digest}"))).EnsureSuccessStatusCode();

        var report = await shop.AuditAsync();

        Assert.Equal("artifact.content", Assert.Single(report.Violations).Id);
        Assert.Equal(1, report.Count(AuditStatus.Wrong));
    }

    [Fact]
    public async Task Nothing_but_questions_reaches_the_place()
    {
        using var folder = new TemporaryDirectory();
        using var shop = new AuditWorkshop(new LayoutTarget(folder["registry"], "registry"), 2);

        var report = await shop.AuditAsync();

        Assert.Equal(4, report.Count(AuditStatus.Missing));
        Assert.False(Directory.Exists(folder["registry"]));
    }

    private async Task<AuditWorkshop> OpenAsync(int versions)
    {
        // A registry of its own: requests are counted, and one test ends it.
        _registry = await TestRegistry.StartAsync();
        return _shop = new AuditWorkshop(new RegistryTarget(_client, _registry.Host), versions);
    }

    // What a stopped audit had asked for may reach the registry's log after it.
    private async Task<int> SettledReadsAsync()
    {
        for (var last = Reads(); ; last = Reads())
        {
            await Task.Delay(250);
            if (Reads() == last)
            {
                return last;
            }
        }
    }

    private int Reads() => _registry!.Requests.Count(request => request.StartsWith("GET ", StringComparison.Ordinal) && (request.Contains("/manifests/", StringComparison.Ordinal) || request.Contains("/blobs/", StringComparison.Ordinal)));

    private static Task<AttachedAttestation> StateAsync(AuditWorkshop shop, ImageIndex index, string version, string commit) => AttestationPublisher.AttachAsync(
        ProvenanceStatement.Create(
            RepositoryName.Parse(SampleModule.Repository), index.Descriptor.Digest,
            new BuildDefinition
            {
                Release = new ReleaseFacts(ReleaseVersion.Parse(version), CommitId.Parse(commit), DateTimeOffset.UnixEpoch),
                Source = AuditWorkshop.SourceUrl,
                Kind = "image",
                Origin = "./cmd/hello",
            },
            new BuildRun { BuilderId = "https://example.com/builder", BuilderVersion = "1.0.0" }),
        index.Descriptor, shop.Images, CancellationToken.None);

    private sealed class StopHalfway(CancellationTokenSource stop) : IProgress<ReleaseStep>
    {
        public void Report(ReleaseStep value)
        {
            if (value.Text.EndsWith("6 of 12 artifacts audited", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
