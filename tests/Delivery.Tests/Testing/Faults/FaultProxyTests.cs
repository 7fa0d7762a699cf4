using System.Diagnostics;
using System.Net;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Testing.Faults;

[Collection(ServersCollection.Name)]
public sealed class FaultProxyTests(RegistryFixture registries) : IAsyncLifetime
{
    private const string Tag = "1.0.0";

    private readonly RepositoryName _name = RepositoryName.Parse($"example.org/faults/{Guid.NewGuid():N}");
    private readonly SmallArtifact _artifact = new("the layer of an artifact");
    private RemoteRegistry _client = null!;
    private TestRegistry _registry = null!;
    private FaultProxy _proxy = null!;

    private IRepository Behind => _client.Open(new RepositoryName(_registry.Host, _name.Path));

    private IRepository Through => _client.Open(new RepositoryName(_proxy.Host, _name.Path));

    public async Task InitializeAsync()
    {
        _client = Authorized(TestRegistry.Password);
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
    public async Task Without_rules_everything_passes_and_uploads_stay_with_the_proxy()
    {
        await _artifact.PushAsync(Through, Tag);
        Assert.Equal(_artifact.Root.Digest, (await Through.ResolveAsync(Tag))!.Digest);
        Assert.Equal(_artifact.Root.Digest, (await Behind.ResolveAsync(Tag))!.Digest);
        Assert.Equal("the layer of an artifact"u8.ToArray(), await Through.FetchBytesAsync(_artifact.Layer, 100));
        Assert.Equal(2, _proxy.Requests.Count(request => request.StartsWith("PUT ", StringComparison.Ordinal) && request.Contains("/blobs/uploads/", StringComparison.Ordinal)));
        Assert.Contains($"PUT /v2/{_name.Path}/manifests/{Tag} 201", _proxy.Requests);
    }

    [SkippableFact]
    public async Task A_body_larger_than_any_buffer_passes_unchanged_both_ways()
    {
        var bytes = new byte[3 * 1024 * 1024];
        new Random(4711).NextBytes(bytes);
        var content = Descriptor.Of(MediaTypes.OctetStream, bytes);
        await Through.PushAsync(content, ContentSource.FromBytes(bytes));
        await using var back = await Through.FetchAsync(content);
        Assert.Equal(content.Digest, await Digest.OfAsync(back));
    }

    [SkippableFact]
    public async Task Latency_is_added_to_every_request()
    {
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByDelay(TimeSpan.FromMilliseconds(60))));
        var watch = Stopwatch.StartNew();
        await Through.ResolveAsync(Tag);
        await Through.ResolveAsync(Tag);
        Assert.InRange(watch.ElapsedMilliseconds, 115, int.MaxValue);
    }

    [SkippableFact]
    public async Task A_status_is_answered_to_the_counted_requests_alone()
    {
        _proxy.Add(new FaultRule(Requests.ReadsOf(Tag), Misbehave.ByAnswering(HttpStatusCode.ServiceUnavailable)).OnlyThe(2));
        Assert.Null(await Through.ResolveAsync(Tag));
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => Through.ResolveAsync(Tag));
        Assert.Null(await Through.ResolveAsync(Tag));
        Assert.Null(await Through.ResolveAsync("other"));
    }

    [SkippableFact]
    public async Task From_a_number_on_every_request_is_met_until_the_rules_are_cleared()
    {
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByAnswering(HttpStatusCode.Unauthorized)).FromThe(2));
        Assert.Null(await Through.ResolveAsync(Tag));
        await Assert.ThrowsAsync<UnauthorizedException>(() => Through.ResolveAsync(Tag));
        await Assert.ThrowsAsync<UnauthorizedException>(() => Through.ResolveAsync(Tag));
        _proxy.Clear();
        Assert.Null(await Through.ResolveAsync(Tag));
    }

    [SkippableFact]
    public async Task A_dropped_request_never_reaches_the_registry()
    {
        await _artifact.PushContentAsync(Through);
        _proxy.Add(new FaultRule(Requests.WritesOf(Tag), Misbehave.ByDroppingRequests));
        await Assert.ThrowsAsync<InterruptedTransferException>(() => Through.TagAsync(_artifact.Root, Tag));
        Assert.Null(await Behind.ResolveAsync(Tag));
        Assert.Contains($"PUT /v2/{_name.Path}/manifests/{Tag} dropped", _proxy.Requests);
    }

    [SkippableFact]
    public async Task A_dropped_answer_leaves_what_the_registry_did()
    {
        await _artifact.PushContentAsync(Through);
        _proxy.Add(new FaultRule(Requests.WritesOf(Tag), Misbehave.ByDroppingAnswers));
        await Assert.ThrowsAsync<InterruptedTransferException>(() => Through.TagAsync(_artifact.Root, Tag));
        Assert.Equal(_artifact.Root.Digest, (await Behind.ResolveAsync(Tag))!.Digest);
    }

    [SkippableFact]
    public async Task A_cut_request_stores_nothing()
    {
        _proxy.Add(new FaultRule(Requests.To("PUT", "*/blobs/uploads/*"), Misbehave.ByCuttingRequests(5)));
        await Assert.ThrowsAsync<InterruptedTransferException>(() => _artifact.PushLayerAsync(Through));
        Assert.False(await Behind.ExistsAsync(_artifact.Layer));
    }

    [SkippableFact]
    public async Task A_cut_answer_is_no_content()
    {
        await _artifact.PushLayerAsync(Behind);
        _proxy.Add(new FaultRule(Requests.To("GET", "*/blobs/*"), Misbehave.ByCuttingAnswers(5)));
        await Assert.ThrowsAsync<InterruptedTransferException>(() => Through.FetchBytesAsync(_artifact.Layer, 100));
    }

    [SkippableFact]
    public async Task A_lost_write_is_confirmed_and_not_there()
    {
        await _artifact.PushContentAsync(Through);
        _proxy.Add(new FaultRule(Requests.WritesOf(Tag), Misbehave.ByLosingWrites));
        await Through.TagAsync(_artifact.Root, Tag);
        Assert.Null(await Behind.ResolveAsync(Tag));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_late_tag_answers_what_it_named_before_for_a_number_of_reads(bool written)
    {
        var older = new SmallArtifact("older");
        if (written)
            await older.PushAsync(Behind, Tag);
        _proxy.Add(new LateTag(Tag, reads: 2).Rules);
        await _artifact.PushAsync(Through, Tag);
        var expected = written ? older.Root.Digest : (Digest?)null;
        Assert.Equal(expected, (await Through.ResolveAsync(Tag))?.Digest);
        Assert.Equal(expected, (await Through.ResolveAsync(Tag))?.Digest);
        Assert.Equal(_artifact.Root.Digest, (await Through.ResolveAsync(Tag))!.Digest);
    }

    [SkippableFact]
    public async Task A_tag_can_be_made_to_name_other_content()
    {
        var other = new SmallArtifact("other");
        await other.PushContentAsync(Through);
        await _artifact.PushAsync(Through, Tag);
        _proxy.Add(new FaultRule(Requests.ReadsOf(Tag), Misbehave.ByAnsweringFor(other.Root.Digest.ToString())));
        Assert.Equal(other.Root.Digest, (await Through.ResolveAsync(Tag))!.Digest);
    }

    [SkippableFact]
    public async Task A_test_acts_right_before_and_right_after_a_request()
    {
        var seen = new List<Digest?>();
        async Task Look() => seen.Add((await Behind.ResolveAsync(Tag))?.Digest);
        await _artifact.PushContentAsync(Through);
        _proxy.Add(new FaultRule(Requests.TagWrites, Misbehave.ByRunningBefore(Look)), new FaultRule(Requests.TagWrites, Misbehave.ByRunningAfter(Look)));
        await Through.TagAsync(_artifact.Root, Tag);
        Assert.Equal([null, _artifact.Root.Digest], seen);
    }

    [SkippableFact]
    public async Task Tokens_that_end_in_the_middle_are_asked_for_anew()
    {
        var gate = new TokenGate(uses: 2);
        _proxy.Add(gate.Rule);
        await using var client = Authorized(TestRegistry.Password);
        var repository = client.Open(new RepositoryName(_proxy.Host, _name.Path));
        await _artifact.PushAsync(repository, Tag);
        Assert.Equal(_artifact.Root.Digest, (await repository.ResolveAsync(Tag))!.Digest);
        Assert.InRange(gate.Issued, 3, int.MaxValue);
        Assert.InRange(gate.Expired, 2, int.MaxValue);
    }

    [SkippableFact]
    public async Task A_token_service_gives_nothing_to_a_wrong_password_and_nothing_after_its_last_token()
    {
        var gate = new TokenGate(uses: 1) { MaxTokens = 1 };
        _proxy.Add(gate.Rule);
        await using var stranger = Authorized("wrong");
        await Assert.ThrowsAsync<UnauthorizedException>(() => stranger.Open(new RepositoryName(_proxy.Host, _name.Path)).ResolveAsync(Tag));
        await using var client = Authorized(TestRegistry.Password);
        var repository = client.Open(new RepositoryName(_proxy.Host, _name.Path));
        Assert.Null(await repository.ResolveAsync(Tag));
        await Assert.ThrowsAsync<UnauthorizedException>(() => repository.ResolveAsync(Tag));
    }

    private static RemoteRegistry Authorized(string password) => new(new RegistryClientOptions
    {
        Retries = RetryOptions.None,
        Credentials = new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = TestRegistry.UserName, ["REGISTRY_PASSWORD"] = password }),
    });
}
