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
        var faults = new SeededFaults(scenario.Seed, scenario.Profile) { Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Stall || program.HasOwnTime)] };
        await using var registry = await TestRegistry.StartAsync();
        await using var client = new RemoteRegistry();
        var target = new RegistryTarget(client, registry.Host);
        await EarlierRelease.PublishAsync(scenario.Variant, target);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, [faults.Rule, .. GateOf(scenario)]);
        await using var rehearsal = await FaultProxy.StartAsync(sample.RehearsalHost, faults.Rule);
        Task<Attempt> ReleaseAsync() => program.RunAsync(scenario, proxy.Host, scenario.Variant == ReleaseVariant.FromRegistry ? rehearsal.Host : null).WaitAsync(Patience);
        var outcome = new Attempt(false, "", 0);
        var watch = Stopwatch.StartNew();
        FaultyRun Result(string? finding) => new(scenario, outcome, faults.Injected.Count, proxy.Requests.Count + rehearsal.Requests.Count, watch.Elapsed, finding);
        try
        {
            outcome = await ReleaseAsync();
            watch.Stop();
            var result = Result(null);
            rehearsal.Clear();
            proxy.Clear();
            proxy.Add(GateOf(scenario));
            if (outcome.Succeeded)
            {
                undisturbed.RequireWhole(await PublishedState.ReadAsync(target, undisturbed.Writes.Repositories));
                return result;
            }

            undisturbed.RequirePart(await PublishedState.ReadAsync(target, undisturbed.Writes.Repositories));
            var again = await ReleaseAsync();
            Assert.True(again.Succeeded, $"the plain rerun failed: {again.Error}");
            undisturbed.RequireWhole(await PublishedState.ReadAsync(target, undisturbed.Writes.Repositories));
            return result;
        }
        catch (Exception error)
        {
            return Result(string.Join("\n    ", [error.ToString(), .. faults.Injected, "requests:", .. proxy.Requests]));
        }
    }

    private static IEnumerable<FaultRule> GateOf(FaultScenario scenario) =>
        scenario.Variant == ReleaseVariant.WithTokens ? [new TokenGate(scenario.UsesOfToken).Rule] : [];
}
