namespace KubeStellar.Oci;

/// <summary>Passes bytes on to another stream and computes their digest and number.</summary>
internal sealed class HashingStream(Stream inner) : WriteOnlyStream
{
    private readonly DigestBuilder digest = new();
    private long length;

    public override long Length => length;

    public Digest ToDigest() => digest.ToDigest();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        digest.Append(buffer);
        length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            digest.Dispose();
        }

        base.Dispose(disposing);
    }
}
