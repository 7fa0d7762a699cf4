namespace KubeStellar.Oci;

/// <summary>Reads another stream and compares its digest and size with the descriptor when the end is reached; more bytes than expected fail at once.</summary>
internal sealed class VerifyingStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly Descriptor _expected;
    private readonly DigestBuilder _digest;
    private long _length;
    private bool _verified;

    private VerifyingStream(Stream inner, Descriptor expected)
    {
        _inner = inner;
        _expected = expected;
        _digest = new DigestBuilder(expected.Digest.Algorithm);
    }

    public override Descriptor Verified => _expected;

    public override FileStream? File => _inner as FileStream;

    /// <summary>Returns a verifying stream over another one, or that one itself where it verifies the same content already.</summary>
    public static Stream Over(Stream inner, Descriptor expected) =>
        inner is ReadOnlyStream { Verified: { } same } && same.Digest == expected.Digest && same.Size == expected.Size
            ? inner
            : new VerifyingStream(inner, expected);

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Account(buffer, buffer.IsEmpty ? 0 : _inner.Read(buffer));
        }
        catch (IOException error)
        {
            throw new UnreadableContentException(_expected.Digest.ToString(), error);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = buffer.IsEmpty ? 0 : await _inner.ReadAsync(buffer, cancellationToken);
            return Account(buffer.Span, read);
        }
        catch (IOException error)
        {
            // Named here, so that whoever writes what is read cannot take it for a failure of its own.
            throw new UnreadableContentException(_expected.Digest.ToString(), error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digest.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Account(Span<byte> buffer, int read)
    {
        _length += read;
        _digest.Append(buffer[..read]);
        if (_length > _expected.Size)
        {
            throw WrongContentException.TooLong(_expected);
        }

        if (read == 0 && !buffer.IsEmpty && !_verified)
        {
            if (_length < _expected.Size)
            {
                throw WrongContentException.Size(_expected, _length);
            }

            var found = _digest.ToDigest();
            _verified = found == _expected.Digest ? true : throw WrongContentException.Digest(_expected, found);
        }

        return read;
    }
}
