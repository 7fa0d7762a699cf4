using System.Net;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Large blobs to and from a real registry over connections that are cut time and again.</summary>
[Collection(RegistriesCollection.Name)]
public sealed class ResumedTransferTests(RegistryFixture registries)
{
    private const int Size = 20 * 1024 * 1024;
    private const int Slack = 1024;

    private static readonly byte[] Bytes = MakeBytes();
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, Bytes);

    // In the first buffer, on the borders of buffers, in the middle, and a byte before the end.
    private static readonly int[] Cuts = [2, 65536, 131071, 1_000_003, 5_000_000, 3 * 1024 * 1024, 1, 7_000_000];

    private readonly RepositoryName _name = RepositoryName.Parse($"example.org/resumed/{Guid.NewGuid():N}");
    private readonly Notices _notices = new();

    [SkippableTheory]
    [InlineData(null)]
    [InlineData(4 * 1024 * 1024)]
    public async Task An_upload_that_is_cut_many_times_sends_each_byte_about_once(int? chunk)
    {
        var registry = await registries.OpenAsync();
        var uploads = new ForgivingUploads(Cuts);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, uploads.Rule);
        await using var client = Client(chunk);

        await client.Open(new RepositoryName(proxy.Host, _name.Path)).PushAsync(Blob, ContentSource.FromBytes(Bytes));

        Assert.InRange(uploads.Bytes, Size, Size + Slack);
        Assert.Equal(Cuts.Count(cut => cut < (chunk ?? Size)), _notices.All.Count);
        Assert.All(_notices.All, notice => Assert.InRange(notice.Try, 2, 3));
        await using var back = await client.Open(new RepositoryName(registry.Host, _name.Path)).FetchAsync(Blob);
        Assert.Equal(Blob.Digest, await Digest.OfAsync(back));
    }

    [SkippableFact]
    public async Task An_upload_that_the_registry_gives_up_when_it_is_cut_begins_again()
    {
        var registry = await registries.OpenAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("PUT", "*/blobs/uploads/*"), Misbehave.ByCuttingRequests(1_000_000)).OnlyTheFirst(2));
        await using var client = Client(null);

        await client.Open(new RepositoryName(proxy.Host, _name.Path)).PushAsync(Blob, ContentSource.FromBytes(Bytes));

        Assert.Equal(2, _notices.All.Count);
        Assert.True(await client.Open(new RepositoryName(registry.Host, _name.Path)).ExistsAsync(Blob));
    }

    [SkippableFact]
    public async Task An_upload_whose_last_answer_is_lost_is_not_sent_again()
    {
        var registry = await registries.OpenAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("PUT", "*/blobs/uploads/*"), Misbehave.ByDroppingAnswers));
        await using var client = Client(null);

        await client.Open(new RepositoryName(proxy.Host, _name.Path)).PushAsync(Blob, ContentSource.FromBytes(Bytes));

        Assert.Single(proxy.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_download_that_is_cut_many_times_goes_on_where_it_was()
    {
        var registry = await registries.OpenAsync();
        await using var client = Client(null);
        await client.Open(new RepositoryName(registry.Host, _name.Path)).PushAsync(Blob, ContentSource.FromBytes(Bytes));
        long sent = 0;
        var cuts = new Queue<int>(Cuts);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("GET", "*/blobs/sha256*"), async (request, next) =>
        {
            var cut = cuts.Count > 0 ? cuts.Dequeue() : Size;
            var answer = cut < Size ? await Misbehave.ByCuttingAnswers(cut)(request, next) : await next(request);
            Assert.Equal(request.Headers.Range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent, answer.StatusCode);
            sent += Math.Min(cut, answer.Content.Headers.ContentLength!.Value);
            return answer;
        }));

        await using var body = await client.Open(new RepositoryName(proxy.Host, _name.Path)).FetchAsync(Blob);

        Assert.Equal(Blob.Digest, await Digest.OfAsync(body));
        Assert.Equal(Cuts.Length, _notices.All.Count);

        // A connection that breaks may lose what was under way; fetched from the start each time, it would be many times the size.
        Assert.InRange(sent, Size, 2 * Size);
    }

    private RemoteRegistry Client(int? chunk) => new(new RegistryClientOptions { TimeProvider = new InstantTime(), Retried = _notices, ChunkSize = chunk });

    private static byte[] MakeBytes()
    {
        var bytes = new byte[Size];
        new Random(4711).NextBytes(bytes);
        return bytes;
    }
}
