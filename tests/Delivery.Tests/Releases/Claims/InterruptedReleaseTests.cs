using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

[Collection(ServersCollection.Name)]
public sealed class InterruptedReleaseTests(RegistryFixture registries, TwoReleases releases) : IClassFixture<TwoReleases>, IAsyncLifetime
{
    private static readonly int?[] None = [null, null, null];

    private readonly string _prefix = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _stop = new();
    private readonly RemoteRegistry _client = new();
    private TestRegistry _registry = null!;

    private PrefixedTarget Behind => new(_client, _registry.Host, _prefix);

    public async Task InitializeAsync() => _registry = await registries.OpenAsync();

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        _stop.Dispose();
    }

    [SkippableTheory]
    [InlineData("PUT", "/v2/*/manifests/claim-*", 2)]
    [InlineData("GET", "/v2/*/tags/list", 1)]
    [InlineData("GET", "/v2/*/tags/list", 3)]
    public async Task One_that_is_interrupted_with_claims_and_without_a_tag_withdraws_them_so_that_other_content_may_be_released(string method, string path, int number)
    {
        await InterruptAsync(new FaultRule(Requests.To(method, path), Misbehave.ByRunningAfter(_stop.CancelAsync)).OnlyThe(number));
        Assert.Equal(None, await releases.OwnersAsync(Behind));
        Assert.Null(await releases.PublishAsync(1, Behind));
        Assert.Equal([1, 1, 1], await releases.OwnersAsync(Behind));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task One_that_is_interrupted_while_it_writes_tags_keeps_its_claims_and_the_same_content_completes_it(int number)
    {
        await InterruptAsync(new FaultRule(Requests.TagWrites, Misbehave.ByRunningAfter(_stop.CancelAsync)).OnlyThe(number));
        Assert.Equal(number, (await releases.OwnersAsync(Behind)).Count(owner => owner == 0));
        Assert.NotNull(await releases.PublishAsync(1, Behind));
        Assert.Null(await releases.PublishAsync(0, Behind));
        Assert.Equal([0, 0, 0], await releases.OwnersAsync(Behind));
    }

    private async Task InterruptAsync(FaultRule rule)
    {
        await using var proxy = await FaultProxy.StartAsync(_registry.Host, rule);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => releases.PublishAsync(0, new PrefixedTarget(_client, proxy.Host, _prefix), cancellation: _stop.Token));
    }
}
