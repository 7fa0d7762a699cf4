namespace KubeStellar.Oci;

/// <summary>Reads another stream and compares its digest and size with the descriptor when the end is reached; more bytes than expected fail at once.</summary>
internal sealed class VerifyingStream : ReadOnlyStream
{
    private readonly Stream inner;
    private readonly Descriptor expected;
    private readonly DigestBuilder digest;
    private readonly IDisposable? owner;
    private long length;
    private bool verified;

    private VerifyingStream(Stream inner, Descriptor expected, IDisposable? owner)
    {
        this.inner = inner;
        this.expected = expected;
        this.owner = owner;
        digest = new DigestBuilder(expected.Digest.Algorithm);
    }

    /// <summary>Returns a verifying stream over another one, or that one itself where it does verify the same content.</summary>
    public static VerifyingStream Over(Stream inner, Descriptor expected, IDisposable? owner = null) =>
        inner is VerifyingStream same && owner is null && same.expected.Digest == expected.Digest && same.expected.Size == expected.Size
            ? same
            : new VerifyingStream(inner, expected, owner);

    public override int Read(Span<byte> buffer) => Account(buffer, buffer.IsEmpty ? 0 : inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = buffer.IsEmpty ? 0 : await inner.ReadAsync(buffer, cancellationToken);
        return Account(buffer.Span, read);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            digest.Dispose();
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Account(Span<byte> buffer, int read)
    {
        length += read;
        digest.Append(buffer[..read]);
        if (length > expected.Size)
        {
            throw WrongContentException.TooLong(expected);
        }

        if (read == 0 && !buffer.IsEmpty && !verified)
        {
            if (length < expected.Size)
            {
                throw WrongContentException.TooShort(expected, length);
            }

            var found = digest.ToDigest();
            verified = found == expected.Digest ? true : throw WrongContentException.Digest(expected, found);
        }

        return read;
    }
}
