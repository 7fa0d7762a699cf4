using System.Globalization;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Engines;

/// <summary>
/// A connection to an engine. One that stops listening in the middle of a request has usually said why, so what it does not take any more is
/// dropped, and the answer is read. A read or write that takes longer than the limit is an <see cref="IOException"/>.
/// </summary>
internal sealed class EngineStream(Stream inner, TimeSpan limit) : DuplexStream
{
    private bool _deaf;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        PatientlyAsync(token => inner.ReadAsync(buffer, token), cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_deaf)
            return;
        try
        {
            await PatientlyAsync(
                async token =>
                {
                    await inner.WriteAsync(buffer, token);
                    return 0;
                },
                cancellationToken);
        }
        catch (IOException exception) when (exception is not SilentEngineException)
        {
            _deaf = true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> PatientlyAsync(Func<CancellationToken, ValueTask<int>> move, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            return await move(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SilentEngineException(limit);
        }
    }

    private sealed class SilentEngineException(TimeSpan limit)
        : IOException(string.Create(CultureInfo.InvariantCulture, $"no byte moved for {limit.TotalSeconds:0.#} s"));
}
