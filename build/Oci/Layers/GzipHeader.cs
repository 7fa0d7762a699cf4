namespace KubeStellar.Oci;

/// <summary>The optional fields of a gzip header (RFC 1952, section 2.3.1) that formats use to mark their files.</summary>
/// <param name="Comment">The comment in Latin-1 without NUL, empty for none.</param>
/// <param name="Extra">The bytes of the extra field, at most 65535, empty for none.</param>
public sealed record GzipHeader(string Comment = "", ReadOnlyMemory<byte> Extra = default)
{
    private const byte HasExtra = 4;
    private const byte HasComment = 16;

    /// <summary>Returns the header's bytes, without name and time and with operating system 255, as Go writes it at best speed.</summary>
    internal byte[] ToArray()
    {
        var flags = (Extra.IsEmpty ? 0 : HasExtra) | (Comment.Length == 0 ? 0 : HasComment);
        byte[] extra = Extra.IsEmpty ? [] : [(byte)Extra.Length, (byte)(Extra.Length >> 8), .. Extra.Span];
        byte[] comment = Comment.Length == 0 ? [] : [.. System.Text.Encoding.Latin1.GetBytes(Comment), 0];
        return [0x1f, 0x8b, 8, (byte)flags, 0, 0, 0, 0, 4, 0xff, .. extra, .. comment];
    }
}
