using System.Net;
using System.Net.Http.Headers;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Downloads whose connection breaks.</summary>
public sealed class InterruptedDownloadTests
{
    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 100).Select(number => (byte)number)];
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, Bytes);

    private readonly Notices _notices = new();
    private readonly List<long?> _ranges = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_goes_on_at_the_byte_that_is_missing_whether_the_server_knows_ranges_or_not(bool ranges)
    {
        var bytes = await FetchAsync(request => Serve(request, ranges, cutAfter: 40));

        Assert.Equal(Bytes, bytes);
        Assert.Equal(ranges ? [null, 40, 80] : new long?[] { null, 40 }, _ranges.Take(ranges ? 3 : 2));
        Assert.Equal("reset by the test after 40 bytes", _notices.All[0].Reason);
        Assert.All(_notices.All, notice => Assert.Equal(2, notice.Try));
    }

    [Fact]
    public async Task A_download_that_never_moves_on_is_given_up_on()
    {
        await Assert.ThrowsAsync<InterruptedTransferException>(() => FetchAsync(request => Serve(request, ranges: true, cutAfter: request.Headers.Range is null ? 40 : 0)));

        Assert.Equal([2, 3, 4, 5, 6], _notices.All.Select(notice => notice.Try));
    }

    [Theory]
    [InlineData(41, 100)]
    [InlineData(40, 99)]
    public async Task A_part_that_is_not_the_one_asked_for_is_an_error(long from, long size)
    {
        var error = await Assert.ThrowsAsync<RegistryException>(() => FetchAsync(request =>
        {
            var answer = Serve(request, ranges: true, cutAfter: 40);
            if (answer.StatusCode == HttpStatusCode.PartialContent)
            {
                answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, size - 1, size);
            }

            return answer;
        }));

        Assert.Equal(206, error.Answer.StatusCode);
    }

    [Fact]
    public async Task The_digest_is_that_of_all_parts()
    {
        await Assert.ThrowsAsync<WrongContentException>(() => FetchAsync(request =>
        {
            var answer = Serve(request, ranges: true, cutAfter: 50);
            if (request.Headers.Range is not null)
            {
                answer.Content = new ByteArrayContent(new byte[50]) { Headers = { ContentRange = answer.Content.Headers.ContentRange } };
            }

            return answer;
        }));
    }

    [Fact]
    public async Task A_blob_that_is_read_synchronously_goes_on_as_well()
    {
        var registry = new ScriptedRegistry(request => Serve(request, ranges: true, cutAfter: 60));
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = new InstantTime(), Retried = _notices });
        await using var stream = await client.Open(Name).FetchAsync(Blob);
        using var copy = new MemoryStream();

        await Task.Run(() =>
        {
            var buffer = new byte[16];
            int read;
            while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                copy.Write(buffer, 0, read);
            }
        });

        Assert.Equal(Bytes, copy.ToArray());
        Assert.Single(_notices.All);
    }

    private async Task<byte[]> FetchAsync(Func<HttpRequestMessage, HttpResponseMessage> serve)
    {
        var registry = new ScriptedRegistry(serve);
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = new InstantTime(), Retried = _notices });
        return await client.Open(Name).FetchBytesAsync(Blob, 1000);
    }

    // A server without ranges is cut once alone, for else nothing would ever get through.
    private HttpResponseMessage Serve(HttpRequestMessage request, bool ranges, int cutAfter)
    {
        var asked = request.Headers.Range?.Ranges.Single().From;
        _ranges.Add(asked);
        var from = ranges ? (int)(asked ?? 0) : 0;
        var rest = Bytes[from..];
        var cut = rest.Length > cutAfter && (ranges || asked is null);
        var answer = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = cut ? new BrokenContent(rest[..cutAfter], rest.Length) : new ByteArrayContent(rest),
        };
        if (from > 0)
        {
            answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, Bytes.Length - 1, Bytes.Length);
        }

        return answer;
    }
}
