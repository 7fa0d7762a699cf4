using System.Security.Cryptography;

namespace KubeStellar.Oci;

/// <summary>Computes a digest over bytes that arrive in pieces; not safe for concurrent use.</summary>
public sealed class DigestBuilder : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly string _algorithm;

    /// <summary>Starts a SHA-256 digest.</summary>
    public DigestBuilder()
        : this("sha256")
    {
    }

    internal DigestBuilder(string algorithm)
    {
        _algorithm = algorithm;
        _hash = IncrementalHash.CreateHash(algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="content">The next bytes of the content.</param>
    public void Append(ReadOnlySpan<byte> content) => _hash.AppendData(content);

    /// <summary>Returns the digest of all bytes so far and starts over.</summary>
    public Digest ToDigest()
    {
        Span<byte> value = stackalloc byte[_hash.HashLengthInBytes];
        _hash.GetHashAndReset(value);
        return Digest.FromHash(_algorithm, value);
    }

    /// <summary>Releases the hash.</summary>
    public void Dispose() => _hash.Dispose();
}
