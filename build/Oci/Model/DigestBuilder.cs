using System.Security.Cryptography;

namespace KubeStellar.Oci;

/// <summary>Computes a digest over bytes that arrive in pieces; not safe for concurrent use.</summary>
public sealed class DigestBuilder : IDisposable
{
    private readonly IncrementalHash hash;
    private readonly string algorithm;

    /// <summary>Starts a SHA-256 digest.</summary>
    public DigestBuilder()
        : this("sha256")
    {
    }

    internal DigestBuilder(string algorithm)
    {
        this.algorithm = algorithm;
        hash = IncrementalHash.CreateHash(algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="content">The next bytes of the content.</param>
    public void Append(ReadOnlySpan<byte> content) => hash.AppendData(content);

    /// <summary>Returns the digest of all bytes so far and starts over.</summary>
    public Digest ToDigest()
    {
        Span<byte> value = stackalloc byte[hash.HashLengthInBytes];
        hash.GetHashAndReset(value);
        return Digest.FromHash(algorithm, value);
    }

    /// <summary>Releases the hash.</summary>
    public void Dispose() => hash.Dispose();
}
