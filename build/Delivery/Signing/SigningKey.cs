using System.Security.Cryptography;

namespace KubeStellar.Delivery.Signing;

/// <summary>A private key that artifacts are signed with: ECDSA over P-256 and SHA-256.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>The environment variable that holds the password of an encrypted key, as cosign has it.</summary>
    public const string PasswordVariable = "COSIGN_PASSWORD";

    private const string PlainLabel = "PRIVATE KEY";
    private const string EncryptedLabel = "ENCRYPTED SIGSTORE PRIVATE KEY";
    private const string OlderLabel = "ENCRYPTED COSIGN PRIVATE KEY";

    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Verification = VerificationKey.Of(key);
    }

    /// <summary>The public key.</summary>
    public VerificationKey Verification { get; }

    /// <summary>Reads a key from a file: one that <c>cosign generate-key-pair</c> wrote, or PKCS#8 in PEM.</summary>
    /// <param name="file">The absolute path of the file.</param>
    /// <param name="environment">The environment; <see cref="PasswordVariable"/> is the password of an encrypted key.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidKeyException">The file cannot be read, or is no such key.</exception>
    /// <exception cref="KeyPasswordException">The key is encrypted, and the password is missing or another one.</exception>
    public static async Task<SigningKey> LoadAsync(string file, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Parse(await KeyFile.ReadAsync(file, cancellation), file, environment.GetValueOrDefault(PasswordVariable));
    }

    /// <summary>Parses a key: one that <c>cosign generate-key-pair</c> wrote, or PKCS#8 in PEM.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">What to call it in messages, such as its file.</param>
    /// <param name="password">The password of an encrypted key, which may be empty, or null where none is known.</param>
    /// <exception cref="InvalidKeyException">It is no such key.</exception>
    /// <exception cref="KeyPasswordException">The key is encrypted, and the password is missing or another one.</exception>
    public static SigningKey Parse(string text, string location, string? password)
    {
        var (label, bytes) = EllipticKey.ReadPem(text, location, PlainLabel, EncryptedLabel, OlderLabel);
        var key = label == PlainLabel ? bytes : Decrypt(EncryptedKey.Parse(bytes, location), location, password);
        try
        {
            return new SigningKey(EllipticKey.Import(imported => imported.ImportPkcs8PrivateKey(key, out _), location));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Returns a signature of the bytes in DER; it is another one each time.</summary>
    /// <param name="content">The bytes.</param>
    public byte[] Sign(ReadOnlySpan<byte> content) => _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Forgets the key.</summary>
    public void Dispose()
    {
        _key.Dispose();
        Verification.Dispose();
    }

    private static byte[] Decrypt(EncryptedKey key, string location, string? password) =>
        password is null
            ? throw new KeyPasswordException(location, "no such variable")
            : key.Decrypt(password) ?? throw new KeyPasswordException(location, "a password that does not open the key");
}
