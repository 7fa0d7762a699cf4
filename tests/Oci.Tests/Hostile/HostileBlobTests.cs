using System.Net;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>What a registry may answer to who asks for a blob.</summary>
public sealed class HostileBlobTests
{
    private static readonly byte[] Layer = new byte[1000];
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayerGzip, Layer);
    private static readonly byte[] Config = new ImageConfig { Os = "linux", Architecture = "amd64" }.ToBytes();
    private static readonly ImageManifest Manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, Config), [Blob]);

    private static readonly BadInputs<Func<HttpRequestMessage, HttpResponseMessage>> Answers = new()
    {
        { "other bytes", _ => Bytes(new byte[999].Append((byte)1)), typeof(WrongContentException), "1000 bytes with digest", "digest sha256:" },
        { "all bytes but the last", _ => Bytes(Layer[..^1]), typeof(WrongContentException), "found:    999 bytes" },
        { "one byte more", _ => Bytes(Layer.Append((byte)0)), typeof(WrongContentException), "1001 bytes" },
        { "no bytes", _ => Bytes([]), typeof(WrongContentException), "found:    0 bytes" },
        { "a page for people", _ => Text("<html>sign in</html>", "text/html"), typeof(WrongContentException), "20 bytes" },
        { "bytes without end", _ => Endless(new EndlessStream(1024 * 1024)), typeof(WrongContentException), "more than 1000 bytes" },
        { "bytes without end, one at a time", _ => Endless(new EndlessStream(2000, step: 1)), typeof(WrongContentException), "more than 1000 bytes" },
        { "bytes without end that are said to be as many as expected", _ => Endless(new EndlessStream(1024 * 1024), Layer.Length), typeof(WrongContentException), "more than 1000 bytes" },
        { "a length that is too great", _ => Endless(new MemoryStream(Layer), 1001), typeof(WrongContentException), "found:    1001 bytes" },
        { "a length that is too small", _ => Endless(new MemoryStream(Layer), 1), typeof(WrongContentException), "found:    1 bytes" },
        { "the greatest length there is", _ => Endless(new EndlessStream(0), long.MaxValue), typeof(WrongContentException), "9223372036854775807 bytes" },
        { "a part of the content", _ => Answer(HttpStatusCode.PartialContent, "x"), typeof(RegistryException), "status 206" },
        { "success without content", _ => Answer(HttpStatusCode.NoContent), typeof(RegistryException), "status 204" },
        { "a status that means nothing", _ => Answer((HttpStatusCode)299), typeof(RegistryException), "status 299" },
        { "no such blob", _ => Answer(HttpStatusCode.NotFound), typeof(MissingContentException), Blob.Digest.ToString() },
        { "a legal obstacle", _ => Answer(HttpStatusCode.UnavailableForLegalReasons), typeof(RegistryException), "status 451" },
        { "a redirect to itself", request => Redirect(request.RequestUri!.AbsoluteUri), typeof(RegistryException), "status 307" },
        { "a redirect without an address", _ => Answer(HttpStatusCode.TemporaryRedirect), typeof(RegistryException), "status 307" },
        { "a redirect to a file", _ => Redirect("file:///etc/passwd"), typeof(RegistryException), "status 307" },
        { "a redirect to another protocol", _ => Redirect("ftp://registry.example.com/x"), typeof(RegistryException), "status 307" },
        { "a redirect to a script", _ => Redirect("javascript:alert(1)"), typeof(RegistryException), "status 307" },
        { "a redirect that leaves TLS", _ => Redirect("http://storage.example.net/x"), typeof(RegistryException), "status 307" },
        { "a redirect to what is no address", _ => Redirect("http://[::1"), typeof(RegistryException), "status 307" },
        { "a redirect to an empty host", _ => Redirect("https:///"), typeof(RegistryException), "status 307" },
    };

    public static TheoryData<string> Names => Answers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_copy_is_refused_that_is_answered(string name) => Answers.RequireRefusedAsync(name, async answer =>
    {
        var others = HostileRegistry.Of((MediaTypes.OciConfig, Config), (Manifest.MediaType, Manifest.Bytes.ToArray()));
        await using var registry = new HostileRegistry(request => request.RequestUri!.AbsoluteUri.Contains($"blobs/{Blob.Digest}", StringComparison.Ordinal) ? answer(request) : others(request));
        await registry.CopyAsync();
    });

    [Fact]
    public async Task A_blob_that_the_target_claims_to_have_with_another_size_is_an_error()
    {
        await using var registry = new HostileRegistry(_ => Bytes(new byte[3]));

        var error = await Assert.ThrowsAsync<WrongContentException>(() => registry.Repository.ExistsAsync(Blob));

        Assert.Contains("found:    3 bytes", error.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Bytes(IEnumerable<byte> bytes) => new(HttpStatusCode.OK) { Content = new ByteArrayContent([.. bytes]) };

    private static HttpResponseMessage Text(string text, string mediaType) => new(HttpStatusCode.OK) { Content = new StringContent(text, System.Text.Encoding.UTF8, mediaType) };

    private static HttpResponseMessage Redirect(string location) => Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", location));

    private static HttpResponseMessage Endless(Stream body, long? length = null)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        answer.Content.Headers.ContentLength = length;
        return answer;
    }
}
