using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

[Collection(ServersCollection.Name)]
public sealed class RivalReleasesTests(RegistryFixture registries, TwoReleases releases) : IClassFixture<TwoReleases>, IDisposable
{
    // More than any of the two needs for its tags; beyond the last request the other runs afterwards.
    private const int Steps = 28;

    private readonly RemoteRegistry _client = new();
    private readonly string _prefix = Guid.NewGuid().ToString("N");

    public static TheoryData<int> EveryStep => [.. Enumerable.Range(1, Steps)];

    public static TheoryData<int, int> SomePairs => Pairs(new Random(20_240_902), 15);

    public static TheoryData<int, int> ManyPairs => Pairs(new Random(4711), 600);

    [SkippableTheory]
    [MemberData(nameof(EveryStep))]
    public Task A_rival_that_runs_whole_between_two_requests_never_makes_a_mixture(int step) => RequireOneOrNoneAsync(step, int.MaxValue);

    [SkippableTheory]
    [MemberData(nameof(SomePairs))]
    public Task A_rival_that_starts_between_two_requests_and_goes_on_after_the_end_never_makes_a_mixture(int step, int pause) => RequireOneOrNoneAsync(step, pause);

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyPairs))]
    public Task However_two_releases_interleave_there_is_no_mixture(int step, int pause) => RequireOneOrNoneAsync(step, pause);

    public void Dispose() => _client.DisposeAsync().AsTask().GetAwaiter().GetResult();

    // The first release stops before its step-th request until the second one has ended or is before its pause-th; that one goes on when the first has ended.
    private async Task RequireOneOrNoneAsync(int step, int pause)
    {
        var registry = await registries.OpenAsync();
        var (paused, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var secondProxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(OfTags, Misbehave.ByRunningBefore(() => PauseAsync(paused, ended.Task))).OnlyThe(pause));
        Task<FaultException?>? second = null;
        Task RunSecondAsync() => Task.WhenAny(paused.Task, second = Task.Run(() => releases.PublishAsync(1, At(secondProxy.Host))));
        await using var firstProxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(OfTags, Misbehave.ByRunningBefore(RunSecondAsync)).OnlyThe(step));
        var first = await releases.PublishAsync(0, At(firstProxy.Host));
        ended.SetResult();
        var refusals = new[] { first, await (second ?? releases.PublishAsync(1, At(registry.Host))) };
        await RequireOneOrNoneAsync(refusals, At(registry.Host));
    }

    private async Task RequireOneOrNoneAsync(FaultException?[] refusals, IDeliveryTarget target)
    {
        Assert.All(refusals, refusal => Assert.True(refusal is null or RivalReleaseException or TagTakenException, refusal?.ToString()));
        var winner = Array.IndexOf(refusals, null);
        Assert.True(winner < 0 || refusals[1 - winner] is not null, "both releases say that they won");
        Assert.All(await releases.OwnersAsync(target), owner => Assert.Equal(winner < 0 ? null : winner, owner));
        // Whoever was refused alone, or who had won, ends complete when it runs once more.
        Assert.Null(await releases.PublishAsync(Math.Max(winner, 0), target));
        Assert.All(await releases.OwnersAsync(target), owner => Assert.Equal(Math.Max(winner, 0), owner));
    }

    private static Task PauseAsync(TaskCompletionSource paused, Task until)
    {
        paused.TrySetResult();
        return until;
    }

    // What is asked of tags and written to them; content has no rivals.
    private static bool OfTags(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/tags/list", StringComparison.Ordinal)
        || (Requests.To("*", "/v2/*/manifests/*")(request) && !Requests.To("*", "/v2/*/manifests/sha256?*")(request));

    private PrefixedTarget At(string host) => new(_client, host, _prefix);

    private static TheoryData<int, int> Pairs(Random random, int count)
    {
        var pairs = new TheoryData<int, int>();
        foreach (var _ in Enumerable.Range(0, count))
        {
            pairs.Add(random.Next(1, Steps), random.Next(1, Steps));
        }

        return pairs;
    }
}
