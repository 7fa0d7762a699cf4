using System.Net;
using System.Text;
using System.Text.Json;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>What a registry may answer to who pushes, and what it may say for itself.</summary>
public sealed class HostilePushTests
{
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);
    private static readonly string Other = Digest.Of("other"u8).ToString();
    private static readonly Type Refusal = typeof(RegistryException);

    private static readonly BadInputs<Func<HttpRequestMessage, HttpResponseMessage>> Answers = new()
    {
        { "an upload without an address", _ => Answer(HttpStatusCode.Accepted), Refusal, "status 202" },
        { "an upload at another protocol", _ => Upload("ftp://registry.example.com/up"), Refusal, "status 202" },
        { "an upload in a file", _ => Upload("file:///up"), Refusal, "status 202" },
        { "an upload that is a script", _ => Upload("javascript:alert(1)"), Refusal, "status 202" },
        { "an upload that leaves TLS", _ => Upload("http://storage.example.net/up"), Refusal, "status 202" },
        { "an upload at no address", _ => Upload("https://[::1/up"), Refusal, "status 202" },
        { "an upload at an empty host", _ => Upload("https:///up"), Refusal, "status 202" },
        { "success instead of an upload", _ => Answer(HttpStatusCode.OK), Refusal, "status 200" },
        { "a redirect of the upload", _ => Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://evil.example.com/")), Refusal, "status 307" },
        { "that it stored something else", request => request.Method == HttpMethod.Post ? Upload("/up") : Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", Other)), typeof(WrongContentException), Other },
        { "that it will store it later", request => request.Method == HttpMethod.Post ? Upload("/up") : Answer(HttpStatusCode.Accepted), Refusal, "status 202" },
        { "that the bytes are too many, whatever they are", request => request.Method == HttpMethod.Post ? Upload("/up") : Answer(HttpStatusCode.RequestEntityTooLarge), Refusal, "status 413" },
        { "an error of terminal escapes", _ => Error(HostileTexts.Escapes, HostileTexts.Escapes), Refusal, "\uFFFD[2J" },
        { "an error of commands to the service that runs the build", _ => Error("::stop-commands::x", HostileTexts.Lines), Refusal, "::stop-commands::x: fine ::stop-commands::token" },
        { "an error of commands without a code", _ => Error("", "\n::add-mask::x"), Refusal, "::add-mask::x" },
        { "an error of eight kilobytes", _ => Error(new string('c', 4000), new string('m', 4000)), Refusal, "ccc…: mmm" },
        { "a thousand errors", _ => Answer(HttpStatusCode.BadRequest, $$"""{"errors":[{{string.Join(',', Enumerable.Repeat("""{"code":"X"}""", 1000))}}]}"""), Refusal, "status 400" },
        { "an error of a mebibyte", _ => Error("X", new string('m', 1024 * 1024)), Refusal, "status 400" },
        { "an error without end", _ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(new EndlessStream(64 * 1024)) }, Refusal, "status 400" },
        { "an error in a page for people", _ => Answer(HttpStatusCode.BadRequest, "<html>\u001b[2J</html>"), Refusal, "status 400" },
        { "an error of a thousand lists in each other", _ => Answer(HttpStatusCode.BadRequest, new string('[', 1000)), Refusal, "status 400" },
        { "an error that is no Unicode", _ => Answer(HttpStatusCode.BadRequest, """{"errors":[{"code":"\ud800","message":"\udfff"}]}"""), Refusal, "status 400" },
        { "an error that is a list", _ => Answer(HttpStatusCode.BadRequest, "[]"), Refusal, "status 400" },
        { "errors that are a text", _ => Answer(HttpStatusCode.BadRequest, """{"errors":"no"}"""), Refusal, "status 400" },
        { "an error that is a text", _ => Answer(HttpStatusCode.BadRequest, """{"errors":["no"]}"""), Refusal, "status 400" },
        { "an error whose code is a number", _ => Answer(HttpStatusCode.BadRequest, """{"errors":[{"code":1}]}"""), Refusal, "status 400" },
        { "an error with its code twice", _ => Answer(HttpStatusCode.BadRequest, """{"errors":[{"code":"A","code":"B"}]}"""), Refusal, "status 400" },
        { "a reason of terminal escapes", _ => new HttpResponseMessage(HttpStatusCode.BadRequest) { ReasonPhrase = "\u001b[2J" }, Refusal, "status 400" },
        { "a status above all", _ => Answer((HttpStatusCode)999), typeof(RegistryUnavailableException), "status 999" },
    };

    public static TheoryData<string> Names => Answers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_push_fails_that_is_answered(string name) => Answers.RequireRefusedAsync(name, async answer =>
    {
        await using var registry = new HostileRegistry(answer);
        await registry.Repository.PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));
    });

    [Fact]
    public async Task A_manifest_that_is_confirmed_as_another_one_is_an_error()
    {
        var manifest = ImageManifest.Create(Blob, []);
        await using var registry = new HostileRegistry(_ => Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", Other)));

        var error = await Assert.ThrowsAsync<WrongContentException>(() => registry.Repository.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes)));

        Assert.Equal(Other, error.FoundDigest.ToString());
    }

    private static HttpResponseMessage Upload(string location) => Answer(HttpStatusCode.Accepted, null, ("Location", location));

    private static HttpResponseMessage Error(string code, string message) =>
        Answer(HttpStatusCode.BadRequest, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { new { code, message } } })));
}
