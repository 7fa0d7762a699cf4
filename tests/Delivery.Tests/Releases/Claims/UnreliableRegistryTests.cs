using System.Net;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Tests.Testing.Faults;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

[Collection(ServersCollection.Name)]
public sealed class UnreliableRegistryTests(RegistryFixture registries, TwoReleases releases) : IClassFixture<TwoReleases>, IAsyncLifetime
{
    private const string ImageTag = "1.0.0";
    private const string ChartTag = "v1.0.0";
    private const string ChartRepository = "ghcr.io/owner/charts/app-chart";

    // More than requests are ever under way for one repository, less than a release needs.
    private const int UsesOfToken = 20;

    private static readonly Patience Little = new(TimeSpan.FromMilliseconds(200));
    private static readonly int?[] None = [null, null, null];
    private static readonly int?[] Complete = [0, 0, 0];

    private readonly string _prefix = Guid.NewGuid().ToString("N");
    private RemoteRegistry _client = null!;
    private TestRegistry _registry = null!;
    private FaultProxy _proxy = null!;

    private PrefixedTarget Behind => new(_client, _registry.Host, _prefix);

    private PrefixedTarget Through => new(_client, _proxy.Host, _prefix);

    public async Task InitializeAsync()
    {
        _client = Client(TimeProvider.System);
        _registry = await registries.OpenAsync();
        _proxy = await FaultProxy.StartAsync(_registry.Host);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_registry_that_loses_a_tag_is_named_and_the_next_run_completes_the_release()
    {
        _proxy.Add(new FaultRule(Requests.WritesOf(ChartTag), Misbehave.ByLosingWrites));
        var error = Assert.IsType<ReadBackException>(await releases.PublishAsync(0, Through, Little));
        Assert.Null(error.Found);
        Assert.EndsWith($"app-chart:{ChartTag}", error.Reference, StringComparison.Ordinal);
        await RequireNextRunCompletesAsync();
    }

    [SkippableFact]
    public async Task A_registry_that_shows_tags_late_is_waited_for()
    {
        _proxy.Add(new LateTag(ImageTag, reads: 3).Rules);
        _proxy.Add(new LateTag(ChartTag, reads: 2).Rules);
        Assert.Null(await releases.PublishAsync(0, Through));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
    }

    [SkippableFact]
    public async Task A_registry_that_shows_a_tag_too_late_is_named()
    {
        _proxy.Add(new LateTag(ChartTag, reads: 1000).Rules);
        Assert.IsType<ReadBackException>(await releases.PublishAsync(0, Through, Little));
        await RequireNextRunCompletesAsync();
    }

    [SkippableFact]
    public async Task A_registry_that_rewrites_a_tag_is_named_with_what_it_made_of_it()
    {
        var other = new SmallArtifact("rewritten");
        _proxy.Add(new FaultRule(Requests.WritesOf(ChartTag), Misbehave.ByRunningAfter(() => other.PushAsync(Behind.Open(RepositoryName.Parse(ChartRepository)), ChartTag))));
        var error = Assert.IsType<ReadBackException>(await releases.PublishAsync(0, Through, Little));
        Assert.Equal(other.Root.Digest, error.Found);
        Assert.IsType<TagTakenException>(await releases.PublishAsync(0, Behind));
    }

    [SkippableFact]
    public async Task A_tag_that_changes_after_it_was_read_back_is_found_at_the_end()
    {
        var other = new SmallArtifact("later");
        _proxy.Add(new FaultRule(Requests.WritesOf(ChartTag), Misbehave.ByRunningAfter(() => other.PushAsync(Behind.Open(RepositoryName.Parse(SampleModule.Repository)), ImageTag))));
        var error = Assert.IsType<ReadBackException>(await releases.PublishAsync(0, Through, Little));
        Assert.Equal(other.Root.Digest, error.Found);
        Assert.EndsWith($"hello:{ImageTag}", error.Reference, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_registry_that_loses_claims_is_named_before_any_tag_is_written()
    {
        _proxy.Add(new FaultRule(Requests.To("PUT", "*/manifests/claim-*"), Misbehave.ByLosingWrites));
        Assert.IsType<UnlistedClaimException>(await releases.PublishAsync(0, Through, Little));
        Assert.Equal(None, await releases.OwnersAsync(Behind));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_registry_that_cannot_say_what_a_tag_names_is_never_taken_for_one_where_it_is_free(int question)
    {
        Assert.Null(await releases.PublishAsync(1, Behind));
        _proxy.Add(new FaultRule(Requests.ReadsOf(ChartTag), Misbehave.ByAnswering(HttpStatusCode.NotFound)).OnlyTheFirst(question - 1));
        _proxy.Add(new FaultRule(Requests.ReadsOf(ChartTag), Misbehave.ByAnswering(HttpStatusCode.ServiceUnavailable)));
        _proxy.Add(new FaultRule(Requests.ReadsOf(ImageTag), Misbehave.ByAnswering(HttpStatusCode.ServiceUnavailable)));
        Assert.NotNull(await releases.PublishAsync(0, Through, Little));
        Assert.Equal([1, 1, 1], await releases.OwnersAsync(Behind));
    }

    [SkippableFact]
    public async Task A_token_that_expires_in_the_middle_is_replaced()
    {
        var gate = new TokenGate(UsesOfToken);
        _proxy.Add(gate.Rule);
        Assert.Null(await releases.PublishAsync(0, Through));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
        Assert.InRange(gate.Expired, 1, int.MaxValue);
    }

    [SkippableTheory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_service_that_gives_no_more_tokens_in_the_middle_is_named_and_the_next_run_completes_the_release(int tokens)
    {
        _proxy.Add(new TokenGate(UsesOfToken) { MaxTokens = tokens }.Rule);
        var error = Assert.IsType<UnauthorizedException>(await releases.PublishAsync(0, Through));
        Assert.DoesNotContain(TestRegistry.Password, error.ToString(), StringComparison.Ordinal);
        await RequireNextRunCompletesAsync();
    }

    [SkippableTheory]
    [InlineData("1970-01-02T00:00:00Z")]
    [InlineData("2199-12-31T23:59:59Z")]
    public async Task A_clock_that_is_wrong_by_decades_changes_neither_tokens_nor_digests(string now)
    {
        var gate = new TokenGate(uses: 1000);
        _proxy.Add(gate.Rule);
        await using var client = Client(new WrongClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Null(await releases.PublishAsync(0, new PrefixedTarget(client, _proxy.Host, _prefix)));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
        Assert.InRange(gate.Issued, 1, 20);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_connection_that_breaks_while_tags_are_written_leaves_what_the_next_run_completes(int request)
    {
        _proxy.Add(new FaultRule(Requests.To("PUT", "/v2/*/manifests/*1.0.0*"), Misbehave.ByDroppingAnswers).OnlyThe(request));
        Assert.IsType<InterruptedTransferException>(await releases.PublishAsync(0, Through));
        await RequireNextRunCompletesAsync();
    }

    [SkippableFact]
    public async Task A_run_that_died_after_its_claims_stops_other_content_and_never_its_own()
    {
        _proxy.Add(new FaultRule(Requests.WritesOf(ImageTag), Misbehave.ByDroppingRequests));
        Assert.IsType<InterruptedTransferException>(await releases.PublishAsync(0, Through));
        var rival = Assert.IsType<RivalReleaseException>(await releases.PublishAsync(1, Behind));
        Assert.Equal(3, rival.References.Count);
        Assert.Equal(None, await releases.OwnersAsync(Behind));
        await RequireNextRunCompletesAsync();
    }

    [SkippableFact]
    public async Task A_run_that_died_after_its_claims_is_finished_by_one_that_releases_less()
    {
        _proxy.Add(new FaultRule(Requests.WritesOf(ImageTag), Misbehave.ByDroppingRequests));
        Assert.IsType<InterruptedTransferException>(await releases.PublishAsync(0, Through));
        Assert.Null(await releases.PublishAsync(0, Behind, count: 1));
        Assert.Equal([0, null, null], await releases.OwnersAsync(Behind));
        Assert.IsType<TagTakenException>(await releases.PublishAsync(1, Behind));
        await RequireNextRunCompletesAsync();
    }

    private async Task RequireNextRunCompletesAsync()
    {
        Assert.Null(await releases.PublishAsync(0, Behind));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
    }

    private static RemoteRegistry Client(TimeProvider clock) => new(new RegistryClientOptions
    {
        TimeProvider = clock,
        Retries = RetryOptions.None,
        Credentials = new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = TokenGate.UserName, ["REGISTRY_PASSWORD"] = TokenGate.Password }),
    });

    private sealed class WrongClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
