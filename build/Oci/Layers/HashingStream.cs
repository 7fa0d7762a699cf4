namespace KubeStellar.Oci;

/// <summary>Passes bytes on to another stream and computes their digest and number.</summary>
internal sealed class HashingStream(Stream inner) : WriteOnlyStream
{
    private readonly DigestBuilder _digest = new();
    private long _length;

    public override long Length => _length;

    public Digest ToDigest() => _digest.ToDigest();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        _digest.Append(buffer);
        _length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digest.Dispose();
        }

        base.Dispose(disposing);
    }
}
