using System.Buffers;
using Polly;

namespace KubeStellar.Oci;

/// <summary>The body of a blob; where its connection breaks, it is asked for again from the byte that is missing.</summary>
internal sealed class ResumingStream : ReadOnlyStream
{
    private const int SkipSize = 64 * 1024;

    private readonly Func<long, CancellationToken, Task<(Stream Body, long Start)>> _open;
    private readonly (HttpMethod Method, Uri Address) _request;
    private readonly Retrier _retrier;
    private readonly RetryBudget _budget;
    private Stream? _body;
    private long _position;
    private long _start;
    private TransientFailure? _break;
    private long _brokenAt;

    /// <summary>Creates the stream over an answer that begins with the first byte.</summary>
    /// <param name="first">The body of the answer.</param>
    /// <param name="address">The address of the blob.</param>
    /// <param name="open">Asks again from a byte, and says at which one the answer begins.</param>
    /// <param name="transport">The connections.</param>
    public ResumingStream(Stream first, Uri address, Func<long, CancellationToken, Task<(Stream Body, long Start)>> open, RegistryTransport transport)
    {
        (_body, _open, _request, _retrier) = (first, open, (HttpMethod.Get, address), transport.Retrier);
        _budget = _retrier.NewBudget(transport.Options.Retries.Transfers);
    }

    public override int Read(Span<byte> buffer)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            var read = ReadAsync(bytes.AsMemory(0, buffer.Length)).AsTask().GetAwaiter().GetResult();
            bytes.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _retrier.RunAsync(_budget, _request, token => TryReadAsync(buffer, token), FailureOf, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _break = null;
        if (_body is null)
        {
            (_body, _start) = await _open(_position, cancellationToken);
        }

        try
        {
            await SkipAsync(_body, cancellationToken);
            var read = await _body.ReadAsync(buffer, cancellationToken);
            _position = _start += read;
            return read;
        }
        catch (InterruptedTransferException error)
        {
            _break = new TransientFailure($"{error.Fault.Found} after {_position} bytes", Progressed: _position > _brokenAt);
            _brokenAt = _position;
            await _body.DisposeAsync();
            _body = null;
            throw;
        }
    }

    // A server that knows no ranges sends all of it again.
    private async Task SkipAsync(Stream body, CancellationToken cancellationToken)
    {
        if (_start == _position)
        {
            return;
        }

        var skipped = new byte[SkipSize];
        while (_start < _position && await body.ReadAsync(skipped.AsMemory(0, (int)Math.Min(SkipSize, _position - _start)), cancellationToken) is > 0 and var read)
        {
            _start += read;
        }
    }

    private TransientFailure? FailureOf(Outcome<int> outcome) => outcome.Exception is null ? null : _break;
}
