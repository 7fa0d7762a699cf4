using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Trees;

public sealed class CheckoutClaimTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private static readonly FileLockHolder Holder = new(1, "Generate", DateTimeOffset.UnixEpoch);

    private readonly Signal _waiting = new();

    [Fact]
    public async Task Another_run_in_the_same_checkout_waits_until_the_first_one_has_ended()
    {
        var checkout = _folder.Make("checkout");
        var first = await ClaimAsync(checkout);
        var second = ClaimAsync(checkout);
        Assert.Equal($"waiting for Generate (process 1, since 1970-01-01 00:00:00 UTC), which rewrites files in {checkout}", await _waiting.FirstLine);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(checkout));
    }

    [Fact]
    public async Task Runs_in_other_checkouts_do_not_wait()
    {
        using var first = await ClaimAsync(_folder.Make("one"), _folder.Make("two"));
        using var second = await ClaimAsync(_folder.Make("three"));
        Assert.False(_waiting.FirstLine.IsCompleted);
    }

    [SkippableFact]
    public async Task A_checkout_that_is_reached_by_a_link_is_the_same()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        var checkout = _folder.Make("checkout");
        Directory.CreateSymbolicLink(_folder["link"], checkout);
        var first = await ClaimAsync(checkout, _folder["link"]);
        var second = ClaimAsync(_folder["link"]);
        await _waiting.FirstLine;
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Who_stops_waiting_holds_nothing()
    {
        var (one, two) = (_folder.Make("one"), _folder.Make("two"));
        using var held = await ClaimAsync(two);
        using var cancellation = new CancellationTokenSource();
        var waiting = CheckoutClaim.AcquireAsync(_folder["claims"], [one, two], Holder, _waiting, cancellation.Token);
        await _waiting.FirstLine;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        using var other = await ClaimAsync(one);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CheckoutClaim> ClaimAsync(params string[] checkouts) => CheckoutClaim.AcquireAsync(_folder["claims"], checkouts, Holder, _waiting, CancellationToken.None);

    private sealed class Signal : IProgress<string>
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _line.Task;

        public void Report(string value) => _line.TrySetResult(value);
    }
}
