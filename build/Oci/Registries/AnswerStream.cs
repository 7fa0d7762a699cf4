namespace KubeStellar.Oci;

/// <summary>The body of an answer; disposing it gives the connection back, and a broken or silent connection is an <see cref="InterruptedTransferException"/>.</summary>
internal sealed class AnswerStream(HttpResponseMessage response, Stream body, TimeSpan? silence = null, TimeProvider? time = null) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return body.Read(buffer);
        }
        catch (IOException error)
        {
            throw Interrupted(error);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await SilenceLimit.WaitAsync(token => body.ReadAsync(buffer, token).AsTask(), silence ?? Timeout.InfiniteTimeSpan, time ?? TimeProvider.System, cancellationToken);
        }
        catch (IOException error)
        {
            throw Interrupted(error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private InterruptedTransferException Interrupted(IOException error) => new(response.RequestMessage?.RequestUri?.Authority ?? "", error);
}
