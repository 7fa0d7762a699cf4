using System.Diagnostics;
using KubeStellar.Delivery.Releases;
using KubeStellar.EndToEnd.Interruptions;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>Releases through a faulty network to a real registry, looks at what is published, and where the run failed runs it once more without faults.</summary>
/// <param name="sample">The sample.</param>
/// <param name="program">What releases it.</param>
public sealed class FaultyNetwork(RehearsedSample sample, IReleaseProgram program)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Carries a scenario out; what is wrong is in the result.</summary>
    /// <param name="scenario">The scenario.</param>
    public async Task<FaultyRun> RunAsync(FaultScenario scenario)
    {
        await sample.EnsureAsync();
        var undisturbed = await sample.UndisturbedAsync(scenario.Variant);
        var faults = new SeededFaults(scenario.Seed, scenario.Profile);
        if (program.HasOwnTime)
            faults = new SeededFaults(scenario.Seed, scenario.Profile) { Kinds = Enum.GetValues<FaultKind>() };
        await using var registry = await TestRegistry.StartAsync();
        await using var client = new RemoteRegistry();
        var target = new RegistryTarget(client, registry.Host);
        await EarlierRelease.PublishAsync(scenario.Variant, target);
        var earlier = await PublishedState.ReadAsync(target, undisturbed.Writes.Repositories);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, [faults.Rule, .. GateOf(scenario)]);
        await using var rehearsal = await FaultProxy.StartAsync(sample.RehearsalHost, faults.Rule);
        var watch = Stopwatch.StartNew();
        var outcome = new Attempt(false, "", 0);
        string? finding = null;
        try
        {
            outcome = await RunAsync(scenario, proxy, rehearsal);
            watch.Stop();
            var (met, sent) = (faults.Injected.Count, proxy.Requests.Count + rehearsal.Requests.Count);
            proxy.Clear();
            proxy.Add(GateOf(scenario));
            rehearsal.Clear();
            await RequireRightAsync(target, earlier, undisturbed, outcome.Succeeded);
            if (!outcome.Succeeded)
                await CompleteAsync(scenario, proxy, rehearsal, target, earlier, undisturbed);
            return new FaultyRun(scenario, outcome, met, sent, watch.Elapsed, null);
        }
        catch (Exception error)
        {
            finding = error.ToString();
        }
        return new FaultyRun(scenario, outcome, faults.Injected.Count, proxy.Requests.Count + rehearsal.Requests.Count, watch.Elapsed, finding + "\n" + string.Join('\n', faults.Injected.Select(fault => "    " + fault)));
    }

    private Task<Attempt> RunAsync(FaultScenario scenario, FaultProxy proxy, FaultProxy rehearsal) =>
        program.RunAsync(scenario, proxy.Host, scenario.Variant == ReleaseVariant.FromRegistry ? rehearsal.Host : null).WaitAsync(Patience);

    private async Task CompleteAsync(FaultScenario scenario, FaultProxy proxy, FaultProxy rehearsal, IDeliveryTarget target, PublishedState earlier, UndisturbedState undisturbed)
    {
        var again = await RunAsync(scenario, proxy, rehearsal);
        Assert.True(again.Succeeded, $"the plain rerun failed: {again.Error}");
        await RequireRightAsync(target, earlier, undisturbed, complete: true);
    }

    private static async Task RequireRightAsync(IDeliveryTarget target, PublishedState earlier, UndisturbedState undisturbed, bool complete)
    {
        var left = await PublishedState.ReadAsync(target, undisturbed.Writes.Repositories);
        if (complete)
        {
            Assert.Equal(undisturbed.State.Tags, left.Tags);
            Assert.Equal(undisturbed.State.Referrers, left.Referrers);
            return;
        }
        Assert.Empty(left.Tags.Except(undisturbed.State.Tags).Except(earlier.Tags));
        Assert.Empty(earlier.Tags.Keys.Except(left.Tags.Keys));
        Assert.Empty(left.Referrers.Except(undisturbed.State.Referrers).Except(earlier.Referrers));
        var written = undisturbed.Writes.Order.Where(tag => left.Tags.TryGetValue(tag, out var digest) && digest == undisturbed.State.Tags[tag]).ToList();
        Assert.Equal(undisturbed.Writes.Order.Take(written.Count), written);
    }

    private static IEnumerable<FaultRule> GateOf(FaultScenario scenario) =>
        scenario.Variant == ReleaseVariant.WithTokens ? [new TokenGate(scenario.UsesOfToken).Rule] : [];
}
