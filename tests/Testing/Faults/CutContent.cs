using System.Net;

namespace KubeStellar.Testing.Faults;

/// <summary>Announces all bytes of another body, sends the first of them, and closes the connection.</summary>
internal sealed class CutContent : HttpContent
{
    private readonly HttpContent _whole;
    private readonly int _bytes;

    public CutContent(HttpContent whole, int bytes)
    {
        (_whole, _bytes) = (whole, bytes);
        foreach (var (name, values) in whole.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var start = new byte[_bytes];
        await using var whole = await _whole.ReadAsStreamAsync();
        var length = await whole.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false);
        await stream.WriteAsync(start.AsMemory(0, length));
        await stream.FlushAsync();
        throw new DroppedConnectionException();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _whole.Headers.ContentLength ?? 0;
        return _whole.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        _whole.Dispose();
        base.Dispose(disposing);
    }
}
