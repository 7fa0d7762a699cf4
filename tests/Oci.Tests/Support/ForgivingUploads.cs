using System.Collections.Concurrent;
using System.Net;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Oci.Tests;

/// <summary>A registry that keeps what arrived of a body that was cut, and says so when it is asked; the registry of the tests gives up such an upload (its successors do not, since distribution 3.0).</summary>
/// <param name="cuts">After how many bytes each body in turn is cut; later ones pass.</param>
internal sealed class ForgivingUploads(params IEnumerable<int> cuts)
{
    private readonly ConcurrentQueue<int> _cuts = new(cuts);
    private readonly ConcurrentDictionary<string, Uri> _locations = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>How many bytes of blobs arrived, counted each time.</summary>
    public long Bytes => _bytes;

    public FaultRule Rule => new(Requests.To("*", "/v2/*/blobs/uploads/?*"), AnswerAsync);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        var upload = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get && _locations.TryGetValue(upload, out var latest))
        {
            request.RequestUri = new Uri(request.RequestUri, latest.PathAndQuery);
        }

        if (request.Content?.Headers.ContentLength is > 0 and var length && _cuts.TryDequeue(out var cut) && cut < length)
        {
            await KeepAsync(request, cut, next);
            throw new DroppedConnectionException();
        }

        var answer = await next(request);
        Interlocked.Add(ref _bytes, request.Content?.Headers.ContentLength ?? 0);
        return answer;
    }

    private async Task KeepAsync(HttpRequestMessage request, int cut, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        var start = new byte[cut];
        await (await request.Content!.ReadAsStreamAsync()).ReadExactlyAsync(start);
        using var part = new HttpRequestMessage(HttpMethod.Patch, request.RequestUri) { Content = new ByteArrayContent(start) };
        part.Headers.Host = request.Headers.Host;
        part.Content.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        using var kept = await next(part);
        if (kept.StatusCode != HttpStatusCode.Accepted)
        {
            throw new InvalidOperationException($"{kept.StatusCode}");
        }

        Interlocked.Add(ref _bytes, cut);
        _locations[request.RequestUri!.AbsolutePath] = kept.Headers.Location!;
    }
}
