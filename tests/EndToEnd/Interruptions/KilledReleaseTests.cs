using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;
using Xunit.Abstractions;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>Kills the build program, and all that it started, with SIGKILL; looks at what is published; runs the same command once more.</summary>
[Collection(ServersCollection.Name)]
public sealed class KilledReleaseTests(UndisturbedRelease undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedRelease>
{
    private const int Few = 20;
    private const int Many = 200;

    private static readonly KillEvent[] InRegistries =
    [
        KillEvent.BeforeRequest, KillEvent.AfterRequest, KillEvent.BeforeTag, KillEvent.AfterTag, KillEvent.AfterTime,
        KillEvent.BeforeRequest, KillEvent.AfterRequest, KillEvent.BeforeTag, KillEvent.AfterTag, KillEvent.AfterTimeWithoutCache,
    ];

    public static TheoryData<KillEvent, double> SomePoints => KillPoint.Random(KillPoint.Seed, Few, InRegistries);

    public static TheoryData<KillEvent, double> ManyPoints => KillPoint.Random(KillPoint.Seed + 1, Many, InRegistries);

    public static TheoryData<KillEvent, double> StopPoints => KillPoint.Random(KillPoint.Seed + 2, 4, KillEvent.BeforeTag, KillEvent.AfterTag, KillEvent.AfterTime, KillEvent.AfterTimeWithoutCache);

    public static TheoryData<KillEvent, double> ManyStopPoints => KillPoint.Random(KillPoint.Seed + 3, 60, InRegistries);

    public static TheoryData<KillEvent, double> LayoutPoints => KillPoint.Random(KillPoint.Seed, 4, KillEvent.AfterLine, KillEvent.AfterTime);

    public static TheoryData<KillEvent, double> ManyLayoutPoints => KillPoint.Random(KillPoint.Seed + 1, 40, KillEvent.AfterLine, KillEvent.AfterTime);

    [SkippableTheory]
    [MemberData(nameof(SomePoints))]
    public Task A_killed_release_leaves_only_right_tags_in_a_registry_and_one_more_run_completes_it(KillEvent happened, double fraction) =>
        KillInRegistryAsync(new KillPoint(happened, fraction));

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyPoints))]
    public Task A_release_may_be_killed_anywhere(KillEvent happened, double fraction) => KillInRegistryAsync(new KillPoint(happened, fraction));

    [SkippableTheory]
    [MemberData(nameof(LayoutPoints))]
    public Task A_killed_release_leaves_only_right_tags_in_layouts_and_one_more_run_completes_it(KillEvent happened, double fraction) =>
        KillInLayoutAsync(new KillPoint(happened, fraction));

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyLayoutPoints))]
    public Task A_release_into_layouts_may_be_killed_anywhere(KillEvent happened, double fraction) => KillInLayoutAsync(new KillPoint(happened, fraction));

    [SkippableTheory]
    [MemberData(nameof(StopPoints))]
    public Task A_release_that_is_asked_to_end_ends_leaves_nothing_and_one_more_run_completes_it(KillEvent happened, double fraction) => StopAsync(new KillPoint(happened, fraction));

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyStopPoints))]
    public Task A_release_may_be_asked_to_end_anywhere(KillEvent happened, double fraction) => StopAsync(new KillPoint(happened, fraction));

    private async Task StopAsync(KillPoint point)
    {
        await undisturbed.EnsureAsync();
        await using var registry = await TestRegistry.StartAsync();
        using var stopped = new StoppedBuild(undisturbed.Build);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, RulesFor(point, stopped.Run));
        await using var client = new RemoteRegistry();
        Prepare(point, stopped.Run);
        var exitCode = await stopped.RunAsync(await undisturbed.Build.PrepareAsync(UndisturbedRelease.ArgumentsFor(proxy.Host)));
        output.WriteLine($"asked to end by {point}: exit code {exitCode} after {stopped.Duration.TotalSeconds:0.00} s");
        stopped.RequireNothingLeft(exitCode);
        proxy.Clear();
        await RequireRightAndCompleteAsync(new RegistryTarget(client, registry.Host), proxy.Host);
    }

    private async Task KillInRegistryAsync(KillPoint point)
    {
        await undisturbed.EnsureAsync();
        await using var registry = await TestRegistry.StartAsync();
        using var killed = new KilledRun();
        await using var proxy = await FaultProxy.StartAsync(registry.Host, RulesFor(point, killed));
        await using var client = new RemoteRegistry();
        await KillAsync(point, killed, proxy.Host);
        proxy.Clear();
        await RequireRightAndCompleteAsync(new RegistryTarget(client, registry.Host), proxy.Host);
    }

    private async Task KillInLayoutAsync(KillPoint point)
    {
        await undisturbed.EnsureAsync();
        using var folder = new TemporaryDirectory();
        using var killed = new KilledRun();
        await KillAsync(point, killed, LayoutTarget.Scheme + folder["registry"]);
        await RequireRightAndCompleteAsync(new LayoutTarget(folder["registry"], "registry"), LayoutTarget.Scheme + folder["registry"]);
    }

    private async Task KillAsync(KillPoint point, KilledRun killed, string registry)
    {
        Prepare(point, killed);
        var exitCode = await killed.RunAsync(await undisturbed.Build.PrepareAsync(UndisturbedRelease.ArgumentsFor(registry)));
        output.WriteLine(exitCode is null ? $"killed by {point}" : $"ended before {point}");
        Assert.True(exitCode is null or 0, "a run that was not killed failed");
    }

    private void Prepare(KillPoint point, KilledRun killed)
    {
        undisturbed.ForgetStaging();
        if (point.Event == KillEvent.AfterTimeWithoutCache)
            undisturbed.ForgetLayers();
        switch (point.Event)
        {
            case KillEvent.AfterTime:
                killed.KillAfter(point.Fraction * undisturbed.Duration);
                break;
            case KillEvent.AfterTimeWithoutCache:
                killed.KillAfter(point.Fraction * undisturbed.DurationWithoutCache);
                break;
            case KillEvent.AfterLine:
                killed.KillAtLine(point.NumberOf(undisturbed.LineCount));
                break;
        }
    }

    private async Task RequireRightAndCompleteAsync(IDeliveryTarget target, string registry)
    {
        var left = await PublishedState.ReadAsync(target, undisturbed.Repositories);
        output.WriteLine($"{left.Tags.Count} of {undisturbed.State.Tags.Count} tags, {left.Referrers.Count} of {undisturbed.State.Referrers.Count} referrers");
        left.RequirePartOf(undisturbed.State);
        Assert.Equal(undisturbed.TagOrder.Take(left.Tags.Count).Order(StringComparer.Ordinal), left.Tags.Keys);
        var report = await undisturbed.Build.ReportOfAsync(UndisturbedRelease.ArgumentsFor(registry));
        Assert.All(report.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("ok").GetBoolean()));
        var complete = await PublishedState.ReadAsync(target, undisturbed.Repositories);
        Assert.Equal(undisturbed.State.Tags, complete.Tags);
        Assert.Equal(undisturbed.State.Referrers, complete.Referrers);
    }

    private IEnumerable<FaultRule> RulesFor(KillPoint point, KilledRun killed)
    {
        var (requests, total) = point.Event is KillEvent.BeforeTag or KillEvent.AfterTag
            ? (Requests.TagWrites, undisturbed.TagOrder.Count)
            : (Requests.All, undisturbed.RequestCount);
        FaultRule At(Misbehaviour misbehaviour) => new FaultRule(requests, misbehaviour).OnlyThe(point.NumberOf(total));
        return point.Event switch
        {
            KillEvent.BeforeRequest or KillEvent.BeforeTag => [At(Misbehave.ByRunningBefore(killed.KillAsync)), At(Misbehave.ByDroppingRequests)],
            KillEvent.AfterRequest or KillEvent.AfterTag => [At(Misbehave.ByRunningAfter(killed.KillAsync))],
            _ => [],
        };
    }
}
