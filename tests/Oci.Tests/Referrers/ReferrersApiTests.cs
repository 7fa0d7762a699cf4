using System.Net;
using System.Text;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Referrers;

/// <summary>The referrers API, which the real registry of the tests does not have.</summary>
public sealed class ReferrersApiTests
{
    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly Descriptor Subject = new SampleImage("x").Root;
    private static readonly SampleReferrer One = new(Subject, "one");
    private static readonly SampleReferrer Two = new(Subject, "two", "application/json");
    private static readonly string Path = $"/v2/a/referrers/{Subject.Digest}";

    [Fact]
    public async Task Referrers_are_read_page_by_page_and_a_circle_of_pages_ends()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Query.Length == 0
            ? List([One], ("Link", $"<{Path}?n=1&last=x>; rel=\"next\""))
            : List([Two], ("Link", $"<{Path}>; rel=\"next\"")));
        await using var client = registry.Client();

        var listed = await client.Open(Name).ListReferrersAsync(Subject.Digest).ToListAsync();

        Assert.Equal([One.Listed, Two.Listed], listed);
        Assert.Equal(("application/json", "two"), (listed[1].ArtifactType, listed[1].Annotations["text"]));
        Assert.Equal([$"GET https://registry.example.com{Path}", $"GET https://registry.example.com{Path}?n=1&last=x"], registry.Requests);
    }

    [Theory]
    [InlineData(null, new[] { "two" })]
    [InlineData("somethingElse", new[] { "two" })]
    [InlineData("other, artifactType", new[] { "one", "two" })]
    public async Task The_wanted_artifact_type_is_asked_for_and_picked_where_the_registry_did_not(string? applied, string[] expected)
    {
        var registry = new ScriptedRegistry(_ => List([One, Two], applied is null ? [] : [("OCI-Filters-Applied", applied)]));
        await using var client = registry.Client();

        var listed = await client.Open(Name).ListReferrersAsync(Subject.Digest, "application/json").ToListAsync();

        Assert.Equal(expected, listed.Select(referrer => referrer.Annotations["text"]));
        Assert.Equal([$"GET https://registry.example.com{Path}?artifactType=application%2Fjson"], registry.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.NotAcceptable)]
    [InlineData(HttpStatusCode.OK)]
    public async Task A_registry_without_the_api_is_asked_for_the_tag(HttpStatusCode status)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.AbsolutePath == Path
            ? Answer(status, "<html>", ("Content-Type", "text/html"))
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new() { Retries = new(), TimeProvider = new InstantTime() });

        Assert.Empty(await client.Open(Name).ListReferrersAsync(Subject.Digest).ToListAsync());

        Assert.Equal($"HEAD https://registry.example.com/v2/a/manifests/{ReferrersTag.Of(Subject.Digest)}", registry.Requests[1]);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, typeof(ForbiddenException))]
    [InlineData(HttpStatusCode.InternalServerError, typeof(RegistryUnavailableException))]
    public async Task A_registry_that_does_not_answer_the_question_is_an_error(HttpStatusCode status, Type type)
    {
        var registry = new ScriptedRegistry(_ => Answer(status));
        await using var client = registry.Client();

        var error = (RegistryException)await Assert.ThrowsAsync(type, async () => await client.Open(Name).ListReferrersAsync(Subject.Digest).ToListAsync());

        Assert.Equal($"referrers of {Name}@{Subject.Digest}", error.Fault.Subject);
    }

    [Fact]
    public async Task A_page_that_is_missing_in_the_middle_is_an_error()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Query.Length == 0
            ? List([One], ("Link", $"<{Path}?last=x>; rel=\"next\""))
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<NotFoundException>(async () => await client.Open(Name).ListReferrersAsync(Subject.Digest).ToListAsync());
    }

    [Fact]
    public async Task A_registry_that_knows_subjects_keeps_the_list_itself()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.Created, null, ("OCI-Subject", Subject.Digest.ToString())));
        await using var client = registry.Client();

        await client.Open(Name).PushAsync(One.Manifest.Descriptor, ContentSource.FromBytes(One.Manifest.Bytes));

        Assert.Equal([$"PUT https://registry.example.com/v2/a/manifests/{One.Digest} +{One.Manifest.Bytes.Length}"], registry.Requests);
    }

    [Fact]
    public async Task An_entry_that_others_undo_time_and_again_is_an_error()
    {
        var registry = new ScriptedRegistry(request => Answer(request.Method == HttpMethod.Put ? HttpStatusCode.Created : HttpStatusCode.NotFound));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<UnlistedReferrerException>(
            () => client.Open(Name).PushAsync(One.Manifest.Descriptor, ContentSource.FromBytes(One.Manifest.Bytes)));

        Assert.Equal((Subject.Digest, One.Digest, Name.ToString()), (error.Subject, error.Referrer, error.Location));
        Assert.Equal(6, registry.Requests.Count(request => request.StartsWith("HEAD ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_image_under_the_tag_of_the_list_is_an_error()
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Get
            ? Answer(HttpStatusCode.NotFound)
            : Answer(HttpStatusCode.OK, "x", ("Content-Type", MediaTypes.OciManifest), ("Docker-Content-Digest", Subject.Digest.ToString())));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<MalformedContentException>(async () => await client.Open(Name).ListReferrersAsync(Subject.Digest).ToListAsync());

        Assert.Contains(ReferrersTag.Of(Subject.Digest), error.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Oras_discovers_the_same_referrers()
    {
        var oras = await TestTools.RequireAsync("oras");
        var image = new SampleImage("x").Content[^1].Bytes;
        await using var server = new ScriptedServer(lines => Respond(lines[0], image));
        await using var client = new RemoteRegistry();

        var discovered = await oras.Prepare("discover", "--plain-http", "--format", "json", $"{server.Host}/a@{Subject.Digest}").RunAsync(CancellationToken.None);

        var listed = await client.Open(RepositoryName.Parse($"{server.Host}/a")).ListReferrersAsync(Subject.Digest).ToListAsync();
        Assert.Equal(2, listed.Count);
        Assert.Equal(OrasDiscovery.Of(listed), OrasDiscovery.Read(discovered.StandardOutput));
    }

    private static HttpResponseMessage List(SampleReferrer[] referrers, params (string, string)[] headers) =>
        Answer(HttpStatusCode.OK, Index(referrers), [("Content-Type", MediaTypes.OciIndex), .. headers]);

    private static string Index(params SampleReferrer[] referrers) => Encoding.UTF8.GetString(ImageIndex.Create(referrers.Select(referrer => referrer.Listed)).Bytes.Span);

    // Two pages below the subject, and nothing below the referrers themselves.
    private static string Respond(string request, byte[] image) => request.Split(' ') switch
    {
        ["HEAD", _, _] => $"HTTP/1.1 200 OK\nContent-Type: {Subject.MediaType}\nContent-Length: {image.Length}\nDocker-Content-Digest: {Subject.Digest}\n\n",
        [_, var path, _] when path == Path => Page(Index(One), $"Link: <{Path}?last=x>; rel=\"next\"\n"),
        [_, var path, _] when path == $"{Path}?last=x" => Page(Index(Two)),
        [_, var path, _] when path.StartsWith("/v2/a/referrers/", StringComparison.Ordinal) => Page(Index()),
        _ => "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n",
    };

    private static string Page(string json, string header = "") => $"HTTP/1.1 200 OK\nContent-Type: {MediaTypes.OciIndex}\n{header}Content-Length: {json.Length}\n\n{json}";
}
