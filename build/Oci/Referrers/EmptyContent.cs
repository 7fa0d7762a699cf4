namespace KubeStellar.Oci;

/// <summary>The empty JSON object, which is the configuration of artifacts that have none (OCI image specification 1.1, guidance for an empty descriptor).</summary>
public static class EmptyContent
{
    /// <summary>The two bytes <c>{}</c>.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = "{}"u8.ToArray();

    /// <summary>The descriptor of the bytes, of type <see cref="MediaTypes.OciEmpty"/>.</summary>
    public static Descriptor Descriptor { get; } = Descriptor.Of(MediaTypes.OciEmpty, Bytes.Span);
}
