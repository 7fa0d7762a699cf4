using System.Net;
using System.Text;
using KubeStellar.Testing.Hostile;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>What a registry may say refers to a manifest.</summary>
public sealed class HostileReferrerTests
{
    private static readonly Digest Subject = Digest.Of("subject"u8);
    private static readonly byte[] Layer = "statement"u8.ToArray();
    private static readonly ImageManifest Honest = Referring(Subject);
    private static readonly Type Malformed = typeof(MalformedContentException);

    private static readonly BadInputs<Func<int, HttpResponseMessage>> Lists = new()
    {
        { "what refers to something else", _ => Listing(Referring(Digest.Of("another"u8)).Descriptor), Malformed, $"refers to {Digest.Of("another"u8)}" },
        { "what refers to nothing", _ => Listing(Referring(null).Descriptor), Malformed, "refers to nothing" },
        { "a blob", _ => Listing(Honest.Descriptor with { MediaType = MediaTypes.OctetStream }), Malformed, "application/octet-stream" },
        { "a manifest as an index", _ => Listing(Honest.Descriptor with { MediaType = MediaTypes.OciIndex }), Malformed, MediaTypes.OciManifest },
        { "what is not there", _ => Listing(Descriptor.Of(MediaTypes.OciManifest, "missing"u8)), typeof(MissingContentException), "sha256:" },
        { "a size that is too small", _ => Listing(Honest.Descriptor with { Size = 3 }), typeof(WrongContentException), "3 bytes" },
        { "a size above the limit", _ => Listing(Honest.Descriptor with { Size = 5_000_000 }), typeof(ContentTooLargeException), "4194304" },
        { "pages without end", page => Listing([], $"<?p={page}>; rel=next"), typeof(MisleadingListException), "at most 1000 pages" },
        { "a page at another host", _ => Listing([], "<https://evil.example.com/>; rel=next"), typeof(MisleadingListException), "evil.example.com" },
        { "a manifest instead of the list", _ => Index(Honest.Bytes.ToArray()), Malformed, "both a manifest and an index" },
        { "something that is no JSON", _ => Index("<html>"u8.ToArray()), Malformed, "read JSON" },
        { "an entry without a digest", _ => Index("""{"manifests":[{"size":1}]}"""u8.ToArray()), Malformed, "'digest' is missing" },
        { "a digest of terminal escapes", _ => Index("""{"manifests":[{"size":1,"digest":"\u001b[2J"}]}"""u8.ToArray()), Malformed, "\uFFFD[2J" },
        { "an artifact type that is no Unicode", _ => Index(Encoding.UTF8.GetBytes($$"""{"manifests":[{"size":1,"digest":"{{Subject}}","artifactType":"\udfff"}]}""")), Malformed, "not Unicode" },
        { "three mebibytes of annotations on what refers to nothing", _ => Listing(Referring(null).Descriptor with { Annotations = new Dictionary<string, string> { ["a"] = new string('a', 3 * 1024 * 1024) } }), Malformed, "refers to nothing" },
        { "a list without end", _ => Endless(), typeof(ContentTooLargeException), "4194304" },
        { "that nobody may know", _ => Answer(HttpStatusCode.Conflict), typeof(RegistryException), "status 409" },
    };

    public static TheoryData<string> Names => Lists.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_copy_of_referrers_is_refused_where_the_registry_lists(string name) => Lists.RequireRefusedAsync(name, async list =>
    {
        var pages = 0;
        var content = HostileRegistry.Of(
            (MediaTypes.OciEmpty, EmptyContent.Bytes.ToArray()), (MediaTypes.OctetStream, Layer), (Honest.MediaType, Honest.Bytes.ToArray()),
            (MediaTypes.OciManifest, Referring(null).Bytes.ToArray()), (MediaTypes.OciManifest, Referring(Digest.Of("another"u8)).Bytes.ToArray()));
        await using var registry = new HostileRegistry(request => request.RequestUri!.AbsolutePath.Contains("/referrers/", StringComparison.Ordinal) ? list(pages++) : content(request));
        await ReferrerCopier.CopyAsync(registry.Repository, Subject, registry.Target);
    });

    [Fact]
    public async Task More_than_a_thousand_referrers_are_refused()
    {
        var content = Enumerable.Range(0, 1001).Select(number => Referring(Subject, $"{number}")).Select(manifest => (manifest.Descriptor, manifest.Bytes.ToArray())).ToList();
        var others = HostileRegistry.Of([(EmptyContent.Descriptor, EmptyContent.Bytes.ToArray()), (Descriptor.Of(MediaTypes.OctetStream, Layer), Layer), .. content]);
        var source = new ScriptedRegistry(request => request.RequestUri!.AbsolutePath.Contains("/referrers/", StringComparison.Ordinal) ? Listing([.. content.Select(item => item.Descriptor)]) : others(request)!);
        var target = new ScriptedRegistry(request => request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created, null, ("OCI-Subject", $"{Subject}")) : request.Method == HttpMethod.Head ? Answer(HttpStatusCode.OK) : Listing([]));
        await using var from = source.Client();
        await using var to = target.Client();

        var error = await Assert.ThrowsAsync<MisleadingListException>(() => ReferrerCopier.CopyAsync(from.Open(HostileRegistry.Name), Subject, to.Open(HostileRegistry.Name)));

        Assert.Contains("at most 1000", error.Message, StringComparison.Ordinal);
    }

    private static ImageManifest Referring(Digest? subject, string text = "") => ImageManifest.Create(
        EmptyContent.Descriptor, [Descriptor.Of(MediaTypes.OctetStream, Layer)], new Dictionary<string, string> { ["text"] = text }, artifactType: "text/plain",
        subject: subject is { } digest ? new Descriptor { MediaType = MediaTypes.OciManifest, Digest = digest, Size = 7 } : null);

    private static HttpResponseMessage Listing(params Descriptor[] referrers) => Listing(referrers, null);

    private static HttpResponseMessage Listing(Descriptor[] referrers, string? link) => Index(ImageIndex.Create(referrers).Bytes.ToArray(), link is null ? [] : [("Link", link)]);

    private static HttpResponseMessage Index(byte[] bytes, params (string, string)[] headers) =>
        Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(bytes), [("Content-Type", MediaTypes.OciIndex), .. headers]);

    private static HttpResponseMessage Endless()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream(5 * 1024 * 1024)) };
        answer.Content.Headers.ContentType = new(MediaTypes.OciIndex);
        return answer;
    }
}
