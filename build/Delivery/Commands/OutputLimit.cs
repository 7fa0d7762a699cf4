using System.Text;
using CliWrap;

namespace KubeStellar.Delivery.Commands;

/// <summary>Ends a program that writes more than it may.</summary>
internal sealed class OutputLimit(int? bytes, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Stops the program, on behalf of the caller or of the limit.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the program has written more than it may.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Returns the end of a pipe that keeps what is written, as UTF-8.</summary>
    public PipeTarget To(StringBuilder text) => bytes is { } limit ? PipeTarget.Create((origin, stop) => CopyAsync(origin, text, limit, stop)) : PipeTarget.ToStringBuilder(text);

    public void Dispose() => _stop.Dispose();

    private async Task CopyAsync(Stream origin, StringBuilder text, int limit, CancellationToken stop)
    {
        using var written = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await origin.ReadAsync(buffer, stop)) > 0)
        {
            if (written.Length + read > limit)
            {
                IsExceeded = true;
                await _stop.CancelAsync();
                return;
            }

            written.Write(buffer, 0, read);
        }

        text.Append(Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length));
    }
}
