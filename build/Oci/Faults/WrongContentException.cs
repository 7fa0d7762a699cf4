namespace KubeStellar.Oci;

/// <summary>Bytes are not those that their descriptor names: another digest, or another size.</summary>
public sealed class WrongContentException : FaultException
{
    private WrongContentException(Descriptor expected, string found, Digest? foundDigest)
        : base(new Fault(
            "verify content",
            expected.Digest.ToString(),
            $"{expected.Size} bytes with digest {expected.Digest}",
            found,
            "the content is damaged where it is stored or was damaged on the way; remove it there and write it again"))
    {
        Expected = expected;
        FoundDigest = foundDigest;
    }

    /// <summary>What the content should have been.</summary>
    public Descriptor Expected { get; }

    /// <summary>The digest of the bytes, or null where their size alone was wrong.</summary>
    public Digest? FoundDigest { get; }

    internal static WrongContentException Digest(Descriptor expected, Digest found) => new(expected, $"digest {found}", found);

    internal static WrongContentException Size(Descriptor expected, long found) => new(expected, $"{found} bytes", null);

    internal static WrongContentException TooLong(Descriptor expected) => new(expected, $"more than {expected.Size} bytes", null);
}
