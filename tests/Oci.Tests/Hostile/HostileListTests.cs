using System.Net;
using System.Text.Json;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>What a registry may answer to who asks for its tags.</summary>
public sealed class HostileListTests
{
    private static readonly Type Misleading = typeof(MisleadingListException);
    private static readonly Type Malformed = typeof(MalformedContentException);

    private static readonly BadInputs<Func<HttpRequestMessage, int, HttpResponseMessage>> Answers = new()
    {
        { "pages without end", (_, page) => Page("""["1"]""", $"</v2/a/tags/list?last={page}>; rel=\"next\""), Misleading, "at most 1000 pages" },
        { "empty pages without end", (_, page) => Page("[]", $"<?x={page}>; rel=next"), Misleading, "at most 1000 pages" },
        { "a page at another host", (_, _) => Page("[]", "<https://evil.example.com/v2/a/tags/list?x>; rel=\"next\""), Misleading, "evil.example.com", "pages of registry.example.com" },
        { "a page at another port", (_, _) => Page("[]", "<https://registry.example.com:444/x>; rel=\"next\""), Misleading, "registry.example.com:444" },
        { "a page at the cloud's own address", (_, _) => Page("[]", "<http://169.254.169.254/latest/meta-data>; rel=next"), Misleading, "169.254.169.254" },
        { "a page without a scheme at another host", (_, _) => Page("[]", "<//evil.example.com/x>; rel=next"), Misleading, "evil.example.com" },
        { "a page of another protocol", (_, _) => Page("[]", "<ftp://registry.example.com/x>; rel=next"), Misleading, "ftp://" },
        { "a page in a file", (_, _) => Page("[]", "<file:///etc/passwd>; rel=next"), Misleading, "file:///etc/passwd" },
        { "a page that is a script", (_, _) => Page("[]", "<javascript:alert(1)>; rel=next"), Misleading, "javascript" },
        { "a page at no address", (_, _) => Page("[]", "<http://[::1>; rel=next"), Misleading, "a link to http://[::1" },
        { "a page at an address of five thousand characters", (_, _) => Page("[]", $"</{new string('a', 5000)}>; rel=next"), Misleading, "at most 4096 characters" },
        { "a page without end", (_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream(5 * 1024 * 1024)) }, typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "a page for people", (_, _) => Answer(HttpStatusCode.OK, "<html></html>"), Malformed, "tags of registry.example.com/a" },
        { "tags that are an object", (_, _) => Page("{}"), Malformed, "'tags' is not of kind Array" },
        { "a tag that is a number", (_, _) => Page("[1]"), Malformed, "not of kind String" },
        { "a tag that is null", (_, _) => Page("[null]"), Malformed, "not of kind String" },
        { "an empty tag", (_, _) => Page("""[""]"""), Malformed, "found:    ''" },
        { "a tag with a slash", (_, _) => Page("""["1/../../b"]"""), Malformed, "1/../../b" },
        { "a tag that leaves the folder", (_, _) => Page("""[".."]"""), Malformed, "'..'" },
        { "a tag with a question mark", (_, _) => Page("""["1?digest=x"]"""), Malformed, "1?digest=x" },
        { "a tag that is an option", (_, _) => Page("""["--help"]"""), Malformed, "--help" },
        { "a tag of terminal escapes", (_, _) => Page(JsonSerializer.Serialize<string[]>([HostileTexts.Escapes])), Malformed, "\uFFFD[2J" },
        { "a tag of several lines", (_, _) => Page(JsonSerializer.Serialize<string[]>([HostileTexts.Lines])), Malformed, "fine" },
        { "a tag that is no Unicode", (_, _) => Page("""["\udfff"]"""), Malformed, "not Unicode" },
        { "a tag of 129 characters", (_, _) => Page($"[\"{new string('a', 129)}\"]"), Malformed, "aaa" },
        { "a tag of three mebibytes", (_, _) => Page($"[\"{new string('a', 3 * 1024 * 1024)}\"]"), Malformed, "characters)" },
        { "tags twice", (_, _) => Answer(HttpStatusCode.OK, """{"tags":[],"tags":["1"]}"""), Malformed, "Duplicate" },
        { "a second page that is refused", (_, page) => page == 0 ? Page("[]", "<?x>; rel=next") : Answer(HttpStatusCode.Gone), typeof(RegistryException), "status 410" },
    };

    public static TheoryData<string> Names => Answers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_list_of_tags_is_refused_that_has(string name) => Answers.RequireRefusedAsync(name, async answer =>
    {
        var pages = 0;
        await using var registry = new HostileRegistry(request => answer(request, pages++));
        Assert.All(await registry.Repository.ListTagsAsync().ToListAsync(), tag => Assert.True(Reference.IsTag(tag)));
    });

    private static HttpResponseMessage Page(string tags, string? link = null) =>
        Answer(HttpStatusCode.OK, $$"""{"name":"a","tags":{{tags}} }""", link is null ? [] : [("Link", link)]);
}
