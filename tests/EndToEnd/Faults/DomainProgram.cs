using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Releases.Rehearsal;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>Promotes the rehearsed sample in this process, on a fast clock: all that talks to registries is the program's own; what asks only files and generators is left to <see cref="ScriptProgram"/>.</summary>
/// <param name="sample">The sample.</param>
public sealed class DomainProgram(RehearsedSample sample) : IReleaseProgram
{
    private const int ClockFactor = 20;

    // Nobody listens there: what others publish can be asked as little as without a network.
    private const string Nowhere = "127.0.0.1:9";

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool HasOwnTime => true;

    /// <inheritdoc/>
    public async Task<Attempt> RunAsync(FaultScenario scenario, string host, string? rehearsal)
    {
        var retries = new Count();
        await using var client = new RemoteRegistry(new RegistryClientOptions
        {
            Credentials = RehearsedSample.Credentials,
            TimeProvider = new FastClock(ClockFactor),
            SilenceTimeout = Silence,
            Retried = retries,
        });
        try
        {
            await PromoteAsync(
                scenario.Variant == ReleaseVariant.WithSignatures ? sample.Key : null,
                rehearsal is null ? sample.Rehearsal : new RegistryTarget(client, rehearsal),
                new RegistryTarget(client, host),
                client);
            return new Attempt(true, "", retries.Notices);
        }
        catch (FaultException fault)
        {
            return new Attempt(false, fault.Message, retries.Notices);
        }
    }

    private async Task PromoteAsync(SigningKey? key, IDeliveryTarget from, RegistryTarget to, RemoteRegistry client)
    {
        var sources = sample.Folders.Select(folder => SourceRepository.Open(folder)).ToList();
        try
        {
            var journal = new NoJournal();
            var lookup = new ReferenceLookup(name => [to.Open(name), client.Open(new RepositoryName(Nowhere, name.Path))], PatienceWithOthers);
            var plan = await new ReleasePlanner(to, SourceChecks.For, new Dictionary<string, string>()).PlanAsync(RehearsedSample.Version, sources, [], CancellationToken.None);
            var source = new RehearsedRelease(from, new ChartInspector(ChartRules.Of(lookup)), new Silent());
            await new ReleaseRun(source, new ReleasePublisher(key, journal, new Silent()), journal).ExecuteAsync("Promote", plan, CancellationToken.None);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private sealed class Count : IProgress<RetryNotice>
    {
        private int _notices;

        public int Notices => _notices;

        public void Report(RetryNotice value) => Interlocked.Increment(ref _notices);
    }

    private sealed class Silent : IProgress<ReleaseStep>
    {
        public void Report(ReleaseStep value)
        {
        }
    }
}
