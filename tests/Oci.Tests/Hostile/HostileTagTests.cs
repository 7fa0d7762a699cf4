using System.Net;
using System.Net.Http.Headers;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>What a registry may say a tag stands for.</summary>
public sealed class HostileTagTests
{
    private static readonly byte[] Config = "{}"u8.ToArray();
    private static readonly ImageManifest Manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, Config), []);
    private static readonly string Other = Digest.Of("other"u8).ToString();

    private static readonly BadInputs<(Func<HttpResponseMessage> Head, Func<HttpResponseMessage> Get)> Answers = new()
    {
        { "another digest", (() => Described(digest: Other), Whole), typeof(WrongContentException), Other },
        { "a size that is too small", (() => Described(size: 10), Whole), typeof(WrongContentException), "10 bytes" },
        { "a size that is too great", (() => Described(size: 100_000), Whole), typeof(WrongContentException), "100000 bytes" },
        { "a size above the limit", (() => Described(size: ImageManifest.MaxSize + 1), Whole), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "the greatest size there is", (() => Described(size: long.MaxValue), Whole), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "an index, which it is not", (() => Described(MediaTypes.OciIndex), () => Body(Manifest.Bytes.ToArray(), MediaTypes.OciIndex)), typeof(MalformedContentException), "both a manifest and an index" },
        { "an index, and a manifest when it is fetched", (() => Described(MediaTypes.OciIndex), Whole), typeof(MalformedContentException), "the registry calls it" },
        { "an image of Docker's, which it is not", (() => Described(MediaTypes.DockerManifest), () => Body(Manifest.Bytes.ToArray(), MediaTypes.DockerManifest)), typeof(MalformedContentException), MediaTypes.OciManifest },
        { "nothing, and content without end", (Nothing, () => Body(new EndlessStream(5 * 1024 * 1024))), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "nothing, and content without end in drips", (Nothing, () => Body(new EndlessStream(5 * 1024 * 1024, step: 1000))), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "nothing, and a page for people", (Nothing, () => Body("<html></html>"u8.ToArray(), "text/html")), typeof(MalformedContentException), "at line 1, byte 1" },
        { "nothing, and no content", (Nothing, () => Body([], "text/plain")), typeof(MalformedContentException), "read JSON" },
        { "nothing, and JSON of another kind", (Nothing, () => Body("{}"u8.ToArray(), "application/json")), typeof(MalformedContentException), "neither a manifest nor an index" },
        { "nothing, and a type that is not the one inside", (Nothing, () => Body(Manifest.Bytes.ToArray(), MediaTypes.OciIndex)), typeof(MalformedContentException), "the registry calls it" },
        { "nothing, and a manifest of the first version", (Nothing, () => Body("""{"schemaVersion":1,"fsLayers":[]}"""u8.ToArray(), "application/vnd.docker.distribution.manifest.v1+prettyjws")), typeof(MalformedContentException), "neither a manifest nor an index" },
        { "that it has moved, for ever", (() => Answer(HttpStatusCode.Found, null, ("Location", "/v2/a/manifests/1")), Whole), typeof(RegistryException), "status 302" },
        { "that it is a teapot", (() => Answer((HttpStatusCode)418), Whole), typeof(RegistryException), "status 418" },
    };

    public static TheoryData<string> Names => Answers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_copy_is_refused_of_a_tag_that_is_said_to_be(string name) => Answers.RequireRefusedAsync(name, async answer =>
    {
        await using var registry = new HostileRegistry(request =>
            request.RequestUri!.AbsolutePath.Contains("/blobs/", StringComparison.Ordinal) ? Body(Config, MediaTypes.OciConfig)
            : request.Method == HttpMethod.Head ? answer.Head()
            : answer.Get());
        await registry.CopyAsync();
    });

    [Fact]
    public async Task What_a_digest_stands_for_has_that_digest()
    {
        await using var registry = new HostileRegistry(request => request.Method == HttpMethod.Head ? Nothing() : Whole());

        await Assert.ThrowsAsync<WrongContentException>(() => registry.Repository.ResolveAsync(Other));
    }

    private static HttpResponseMessage Nothing() => Answer(HttpStatusCode.OK);

    private static HttpResponseMessage Whole() => Body(Manifest.Bytes.ToArray(), Manifest.MediaType);

    private static HttpResponseMessage Described(string mediaType = MediaTypes.OciManifest, string? digest = null, long? size = null)
    {
        var answer = Body(new MemoryStream());
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        answer.Content.Headers.ContentLength = size ?? Manifest.Bytes.Length;
        answer.Headers.Add("Docker-Content-Digest", digest ?? Manifest.Descriptor.Digest.ToString());
        return answer;
    }

    private static HttpResponseMessage Body(byte[] bytes, string mediaType)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return answer;
    }

    private static HttpResponseMessage Body(Stream stream) => new(HttpStatusCode.OK) { Content = new StreamContent(stream) };
}
