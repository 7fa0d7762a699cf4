using System.Net;
using System.Net.Http.Headers;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Testing.Faults;

/// <summary>The behaviours as a plain HTTP client sees them.</summary>
[Collection(ServersCollection.Name)]
public sealed class MisbehaveTests(RegistryFixture registries) : IAsyncLifetime
{
    private const string Tag = "1.0.0";

    private readonly RepositoryName _name = RepositoryName.Parse("example.org/misbehaviours");
    private readonly SmallArtifact _artifact = new("the layer of an artifact");
    private readonly RemoteRegistry _client = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private TestRegistry _registry = null!;
    private FaultProxy _proxy = null!;

    private IRepository Behind => _client.Open(new RepositoryName(_registry.Host, _name.Path));

    public async Task InitializeAsync()
    {
        _registry = await registries.OpenAsync();
        _proxy = await FaultProxy.StartAsync(_registry.Host);
        await _artifact.PushAsync(Behind, Tag);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _client.DisposeAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
    }

    [SkippableFact]
    public async Task Patience_is_asked_for_in_seconds_or_until_a_time()
    {
        var moment = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByAskingForPatience(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)))).OnlyTheFirst(1));
        using (var seconds = await GetAsync($"manifests/{Tag}"))
            Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (seconds.StatusCode, seconds.Headers.RetryAfter!.Delta));
        _proxy.Clear();
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByAskingForPatience(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(moment))));
        using var date = await GetAsync($"manifests/{Tag}");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, moment), (date.StatusCode, date.Headers.RetryAfter!.Date));
    }

    [SkippableFact]
    public async Task A_page_for_people_is_answered()
    {
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByAnsweringWithPage(HttpStatusCode.OK)));
        using var answer = await GetAsync($"manifests/{Tag}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_empty_answer_has_neither_body_nor_headers_of_the_registry()
    {
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByAnswering(HttpStatusCode.OK)));
        using var answer = await GetAsync($"manifests/{Tag}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.False(answer.Headers.Contains("Docker-Content-Digest"));
    }

    [SkippableFact]
    public async Task A_stalled_request_is_answered_nothing_until_its_connection_closes()
    {
        _proxy.Add(new FaultRule(Requests.All, Misbehave.ByStalling(TimeSpan.FromMilliseconds(50))));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync($"manifests/{Tag}"));
    }

    [SkippableFact]
    public async Task A_repeated_request_reaches_the_registry_twice_with_its_body()
    {
        _proxy.Add(new FaultRule(Requests.WritesOf("again"), Misbehave.ByRepeating));
        using var answer = await PutManifestAsync("again", _artifact.Manifest.Bytes.ToArray());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(2, _registry.Requests.Count(request => request == $"PUT /v2/{_name.Path}/manifests/again 201"));
        Assert.Equal(_artifact.Root.Digest, (await Behind.ResolveAsync("again"))!.Digest);
    }

    [SkippableFact]
    public async Task A_changed_request_is_well_framed_and_not_what_was_sent()
    {
        _proxy.Add(new FaultRule(Requests.WritesOf("changed"), Misbehave.ByChangingRequests(body => body[..^1])));
        using var answer = await PutManifestAsync("changed", _artifact.Manifest.Bytes.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(await Behind.ResolveAsync("changed"));
    }

    [SkippableFact]
    public async Task A_changed_answer_is_well_framed_and_not_what_was_answered()
    {
        _proxy.Add(new FaultRule(Requests.ReadsOf(Tag), Misbehave.ByChangingAnswers(body => body[..10])));
        using var answer = await GetAsync($"manifests/{Tag}");
        Assert.Equal(_artifact.Manifest.Bytes.ToArray()[..10], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(_artifact.Root.MediaType, answer.Content.Headers.ContentType!.MediaType);
    }

    [SkippableFact]
    public async Task A_header_is_changed_or_left_out()
    {
        _proxy.Add(
            new FaultRule(Requests.All, Misbehave.ByChangingHeaders("Docker-Content-Digest", digest => digest + "0")),
            new FaultRule(Requests.All, Misbehave.ByChangingHeaders("Content-Type", _ => null)));
        using var answer = await GetAsync($"manifests/{Tag}");
        Assert.Equal(_artifact.Root.Digest + "0", answer.Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Null(answer.Content.Headers.ContentType);
    }

    [SkippableFact]
    public async Task A_lost_session_is_gone_at_the_registry_as_well()
    {
        using var opened = await _http.PostAsync(AddressOf("blobs/uploads/"), null);
        var session = opened.Headers.Location!;
        _proxy.Add(new FaultRule(Requests.Uploads, Misbehave.ByLosingSessions).OnlyTheFirst(1));
        using var lost = await _http.GetAsync(session);
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        Assert.Contains("BLOB_UPLOAD_UNKNOWN", await lost.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var still = await _http.GetAsync(session);
        Assert.Equal(HttpStatusCode.NotFound, still.StatusCode);
    }

    [SkippableFact]
    public async Task What_was_just_written_is_hidden_from_some_reads_and_lists_and_then_seen()
    {
        var faults = new SeededFaults(1, FaultProfile.Heavy) { Kinds = [FaultKind.Hide] };
        _proxy.Add(faults.Rule);
        foreach (var number in Enumerable.Range(0, 40))
        {
            using var written = await PutManifestAsync($"tag-{number}", _artifact.Manifest.Bytes.ToArray());
            Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        }

        var hidden = faults.Injected.Where(fault => fault.Kind == FaultKind.Hide).Select(fault => fault.Request.Split('/')[^1]).ToList();
        Assert.NotEmpty(hidden);
        using (var list = await GetAsync("tags/list"))
        {
            var listed = await list.Content.ReadAsStringAsync();
            Assert.All(hidden, tag => Assert.DoesNotContain($"\"{tag}\"", listed, StringComparison.Ordinal));
            Assert.Contains($"\"{Tag}\"", listed, StringComparison.Ordinal);
        }

        foreach (var tag in hidden)
        {
            var reads = new List<HttpStatusCode>();
            while (reads.LastOrDefault() != HttpStatusCode.OK && reads.Count < 10)
            {
                using var read = await GetAsync($"manifests/{tag}");
                reads.Add(read.StatusCode);
            }

            Assert.Equal(HttpStatusCode.OK, reads[^1]);
            Assert.All(reads.SkipLast(1), status => Assert.Equal(HttpStatusCode.NotFound, status));
        }
    }

    private Uri AddressOf(string path) => new($"http://{_proxy.Host}/v2/{_name.Path}/{path}");

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(path));
        request.Headers.Accept.ParseAdd(MediaTypes.OciManifest);
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PutManifestAsync(string tag, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(_artifact.Root.MediaType);
        return await _http.PutAsync(AddressOf($"manifests/{tag}"), content);
    }
}
