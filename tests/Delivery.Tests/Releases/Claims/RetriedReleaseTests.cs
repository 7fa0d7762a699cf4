using System.Collections.Concurrent;
using System.Net;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Tests.Testing.Faults;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

/// <summary>Releases to a registry that fails for a while: one run completes them, and never over somebody else's tag.</summary>
[Collection(ServersCollection.Name)]
public sealed class RetriedReleaseTests(RegistryFixture registries, TwoReleases releases) : IClassFixture<TwoReleases>, IAsyncLifetime
{
    private const string ImageTag = "1.0.0";

    private static readonly int?[] Complete = [0, 0, 0];

    private readonly string _prefix = Guid.NewGuid().ToString("N");
    private readonly InstantTime _time = new();
    private RemoteRegistry _direct = null!;
    private RemoteRegistry _client = null!;
    private TestRegistry _registry = null!;
    private FaultProxy _proxy = null!;

    private PrefixedTarget Behind => new(_direct, _registry.Host, _prefix);

    private PrefixedTarget Through => new(_client, _proxy.Host, _prefix);

    public async Task InitializeAsync()
    {
        _direct = new RemoteRegistry();
        _client = new RemoteRegistry(new RegistryClientOptions { TimeProvider = _time });
        _registry = await registries.OpenAsync();
        _proxy = await FaultProxy.StartAsync(_registry.Host);
    }

    public async Task DisposeAsync()
    {
        await _direct.DisposeAsync();
        await _client.DisposeAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_connection_that_breaks_while_tags_are_written_is_made_again(int request)
    {
        _proxy.Add(new FaultRule(Requests.To("PUT", "/v2/*/manifests/*1.0.0*"), Misbehave.ByDroppingAnswers).OnlyThe(request));
        Assert.Null(await releases.PublishAsync(0, Through));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
        Assert.NotEmpty(_time.Waits);
    }

    [SkippableTheory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_registry_that_refuses_each_request_at_first_gets_the_whole_release(HttpStatusCode status)
    {
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        _proxy.Add(new FaultRule(request => seen.TryAdd($"{request.Method} {request.RequestUri!.AbsolutePath}", true), Misbehave.ByAnswering(status)));
        Assert.Null(await releases.PublishAsync(0, Through));
        Assert.Equal(Complete, await releases.OwnersAsync(Behind));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_that_somebody_else_writes_between_two_tries_is_never_moved(bool arrives)
    {
        var other = new SmallArtifact("somebody else's");
        var repository = Behind.Open(RepositoryName.Parse(SampleModule.Repository));
        _proxy.Add(new FaultRule(Requests.WritesOf(ImageTag), async (request, next) =>
        {
            if (arrives)
                (await next(request)).Dispose();
            await other.PushAsync(repository, ImageTag);
            throw new DroppedConnectionException();
        }).OnlyThe(1));
        Assert.IsType<TagTakenException>(await releases.PublishAsync(0, Through));
        Assert.Equal(other.Root.Digest, (await repository.ResolveAsync(ImageTag))!.Digest);
    }

    [SkippableFact]
    public async Task A_registry_that_shows_tags_late_is_waited_for_and_that_is_told()
    {
        var steps = new Steps();
        _proxy.Add(new LateTag(ImageTag, reads: 5).Rules);
        Assert.Null(await releases.PublishAsync(0, Through, Patience.Usual with { Clock = _time }, progress: steps));
        // The image and a chart have this tag.
        Assert.Equal(2 * 5, steps.All.Count(step => step.Text.StartsWith($"the registry does not show tag {ImageTag} yet; looking again in ", StringComparison.Ordinal)));
    }

    private sealed class Steps : IProgress<ReleaseStep>
    {
        public ConcurrentQueue<ReleaseStep> All { get; } = new();

        public void Report(ReleaseStep value) => All.Enqueue(value);
    }
}
