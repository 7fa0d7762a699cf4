using System.Net;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Answers that no registry gives, but what stands between it and its clients.</summary>
public sealed class StrangerTests
{
    private const string Page = "<html><body>Please log in</body></html>";

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly (Descriptor Descriptor, byte[] Bytes) Manifest = new SampleImage("x").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));
    private static readonly byte[] Bytes = "the bytes of a blob"u8.ToArray();
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OctetStream, Bytes);

    private readonly InstantTime _time = new();
    private readonly Notices _notices = new();

    private RegistryClientOptions Options => new() { TimeProvider = _time, Retried = _notices };

    public static TheoryData<string, Func<HttpResponseMessage>> Strange => new()
    {
        { "status 200 with a page for people", () => Answer(HttpStatusCode.OK, Page, ("Content-Type", "text/html; charset=utf-8")) },
        { "status 200 and nothing else", () => Answer(HttpStatusCode.OK) },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A_list_of_tags_is_asked_for_again(string reason, Func<HttpResponseMessage> strange)
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => ++tries < 3 ? strange() : Answer(HttpStatusCode.OK, """{"name":"a","tags":["1"]}"""));
        await using var client = registry.Client(Options);
        Assert.Equal(["1"], await client.Open(Name).ListTagsAsync().ToListAsync());
        Assert.Equal([reason, reason], _notices.All.Select(notice => notice.Reason));
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A_blob_whose_upload_a_stranger_answered_is_sent_again(string reason, Func<HttpResponseMessage> strange)
    {
        var (opened, closed) = (0, 0);
        var registry = new ScriptedRegistry(request =>
            request.Method == HttpMethod.Post ? ++opened == 1 ? strange() : Answer(HttpStatusCode.Accepted, null, ("Location", "/up/1"))
            : request.Method == HttpMethod.Put ? ++closed == 1 ? strange() : Answer(HttpStatusCode.Created)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(Options);
        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes(Bytes));
        Assert.Equal((3, 2), (opened, closed));
        Assert.Equal([reason, reason], _notices.All.Select(notice => notice.Reason));
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A_manifest_that_a_stranger_took_is_sent_again_and_never_held_for_stored(string reason, Func<HttpResponseMessage> strange)
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => ++tries < 3 ? strange() : Answer(HttpStatusCode.Created));
        await using (var client = registry.Client(Options))
        {
            await client.Open(Name).PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes));
        }

        Assert.Equal([reason, reason], _notices.All.Select(notice => notice.Reason));
        await using var other = new ScriptedRegistry(_ => strange()).Client(Options);
        var error = await Assert.ThrowsAnyAsync<RegistryException>(() => other.Open(Name).PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes)));
        Assert.Equal((200, 6), (error.Answer.StatusCode, error.Answer.Tries));
    }

    [Fact]
    public async Task What_a_registry_calls_a_page_for_people_though_it_names_a_place_or_another_status_is_its_answer()
    {
        static HttpResponseMessage Html(HttpStatusCode status, params (string, string)[] headers) => Answer(status, "OK", [("Content-Type", "text/html; charset=utf-8"), .. headers]);
        var registry = new ScriptedRegistry(request => request.Method.Method switch
        {
            "POST" => Html(HttpStatusCode.Accepted, ("Location", "/up/1")),
            "PUT" => Html(HttpStatusCode.Created, ("Location", "/v2/a/1")),
            _ => Answer(HttpStatusCode.NotFound),
        });
        await using var client = registry.Client(Options);
        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes(Bytes));
        await client.Open(Name).PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes));
        Assert.Empty(_notices.All);
    }

    [Fact]
    public async Task Content_of_no_bytes_that_has_a_type_is_content()
    {
        var empty = Descriptor.Of(MediaTypes.OctetStream, []);
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.OK, "", ("Content-Type", MediaTypes.OctetStream)));
        await using var client = registry.Client(Options);
        Assert.Empty(await client.Open(Name).FetchBytesAsync(empty, 10));
        Assert.Empty(_notices.All);
    }

    [Fact]
    public async Task A_tag_whose_HEAD_a_stranger_answered_is_absent_where_the_registry_says_so()
    {
        var registry = new ScriptedRegistry(request => Answer(request.Method == HttpMethod.Head ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        await using var client = registry.Client(Options);
        Assert.Null(await client.Open(Name).ResolveAsync("1"));
        Assert.Empty(_notices.All);
    }
}
