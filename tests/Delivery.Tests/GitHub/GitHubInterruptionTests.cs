using KubeStellar.Oci;
using KubeStellar.Testing.GitHub;

namespace KubeStellar.Delivery.Tests.GitHub;

public sealed class GitHubInterruptionTests : IAsyncDisposable
{
    private readonly GitHubWorkshop _shop = new();

    [Theory]
    [InlineData(FakeFault.Before)]
    [InlineData(FakeFault.After)]
    [InlineData(FakeFault.Empty)]
    [InlineData(FakeFault.Half)]
    [InlineData(FakeFault.RateLimit)]
    public async Task Interrupted_at_any_request_one_more_run_ends_as_if_undisturbed(FakeFault fault)
    {
        await _shop.ReleaseAsync();
        var requests = _shop.GitHub.Requests.Count;
        Assert.True(requests > 10, "the run asks GitHub many things");
        for (var at = 1; at <= requests; at++)
        {
            _shop.Reset();
            var count = 0;
            _shop.GitHub.Fault = _ => Interlocked.Increment(ref count) == at ? fault : FakeFault.None;
            var error = await Record.ExceptionAsync(() => _shop.ReleaseAsync());
            Assert.True(error is null or FaultException, $"request {at}: {error}");
            _shop.RequirePublishedWhole();
            _shop.GitHub.Fault = _ => FakeFault.None;
            await _shop.ReleaseAsync();
            _shop.RequireComplete();
        }
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
