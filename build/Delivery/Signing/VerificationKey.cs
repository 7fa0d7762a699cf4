using System.Security.Cryptography;

namespace KubeStellar.Delivery.Signing;

/// <summary>A public key that signatures are checked with: ECDSA over P-256 and SHA-256, as <c>cosign.pub</c> has it.</summary>
public sealed class VerificationKey : IDisposable
{
    private const string Label = "PUBLIC KEY";

    private readonly ECDsa _key;

    private VerificationKey(ECDsa key) => _key = key;

    /// <summary>Reads a public key in PEM from a file.</summary>
    /// <param name="file">The absolute path of the file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidKeyException">The file cannot be read, or is no such key.</exception>
    public static async Task<VerificationKey> LoadAsync(string file, CancellationToken cancellation) => Parse(await KeyFile.ReadAsync(file, cancellation), file);

    /// <summary>Parses a public key in PEM.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">What to call it in messages, such as its file.</param>
    /// <exception cref="InvalidKeyException">It is no such key.</exception>
    public static VerificationKey Parse(string text, string location)
    {
        var (_, bytes) = EllipticKey.ReadPem(text, location, Label);
        return new VerificationKey(EllipticKey.Import(key => key.ImportSubjectPublicKeyInfo(bytes, out _), location));
    }

    /// <summary>Says whether a signature of the bytes was made with the private key.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="signature">The signature in DER.</param>
    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Returns the key in PEM, as <c>cosign.pub</c> has it.</summary>
    public override string ToString() => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _key.Dispose();

    internal static VerificationKey Of(ECDsa key) => new(ECDsa.Create(key.ExportParameters(includePrivateParameters: false)));
}
