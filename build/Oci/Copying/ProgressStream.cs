namespace KubeStellar.Oci;

/// <summary>Reports the bytes that are read from another stream, once for each mebibyte.</summary>
internal sealed class ProgressStream(Stream inner, Descriptor content, IProgress<TransferProgress> progress) : ReadOnlyStream
{
    private const long Step = 1024 * 1024;

    private long _length;
    private long _reported;

    public override Descriptor? Verified => (inner as ReadOnlyStream)?.Verified;

    public override FileStream? File => (inner as ReadOnlyStream)?.File;

    public static ContentSource Observe(ContentSource source, Descriptor content, IProgress<TransferProgress> progress) =>
        ContentSource.From(async cancellationToken => new ProgressStream(await source.OpenAsync(cancellationToken), content, progress));

    public override void Pass(int bytes) => Account(bytes);

    public override int Read(Span<byte> buffer) => Account(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Account(await inner.ReadAsync(buffer, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Account(int read)
    {
        _length += read;
        if (_length - _reported >= Step)
        {
            _reported = _length;
            progress.Report(new TransferProgress(content, TransferState.Moving, _length));
        }

        return read;
    }
}
