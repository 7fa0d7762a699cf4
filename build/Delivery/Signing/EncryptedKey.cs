using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Generators;

namespace KubeStellar.Delivery.Signing;

/// <summary>A private key as cosign encrypts it (<c>go-securesystemslib/encrypted</c>): JSON that names scrypt, its parameters and salt, and holds a NaCl secret box.</summary>
/// <param name="Cost">The parameter <c>N</c> of scrypt.</param>
/// <param name="Salt">The salt of scrypt.</param>
/// <param name="Nonce">The nonce of the box.</param>
/// <param name="Box">The box.</param>
internal sealed record EncryptedKey(int Cost, byte[] Salt, byte[] Nonce, byte[] Box)
{
    private const int BlockSize = 8;
    private const int Parallelism = 1;
    private const int MaxSalt = 256;

    /// <summary>The costs that its writers have used; a greater one would let a file take any amount of memory.</summary>
    private static readonly int[] Costs = [32768, 65536, 131072];

    /// <summary>Parses the JSON.</summary>
    /// <exception cref="InvalidKeyException">It is not of this form, or has other parameters than are in use.</exception>
    public static EncryptedKey Parse(byte[] json, string location)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement) is { } key && key.Salt.Length <= MaxSalt && key.Nonce.Length == SecretBox.NonceSize
                ? key
                : throw new InvalidKeyException(
                    location, $"scrypt with N of {string.Join(", ", Costs)}, r of {BlockSize} and p of {Parallelism}, and nacl/secretbox", "another encryption");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidKeyException(location, "the JSON that cosign writes into encrypted keys", error.Message, error);
        }
    }

    /// <summary>Returns the private key in PKCS#8; null when the password is not the right one.</summary>
    public byte[]? Decrypt(string password)
    {
        var key = SCrypt.Generate(Encoding.UTF8.GetBytes(password), Salt, Cost, BlockSize, Parallelism, SecretBox.KeySize);
        try
        {
            return SecretBox.Open(key, Nonce, Box);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static EncryptedKey? Read(JsonElement json)
    {
        var (derivation, cipher) = (json.GetProperty("kdf"), json.GetProperty("cipher"));
        var parameters = derivation.GetProperty("params");
        var cost = parameters.GetProperty("N").GetInt32();
        var known = derivation.GetProperty("name").GetString() == "scrypt"
            && cipher.GetProperty("name").GetString() == "nacl/secretbox"
            && Costs.Contains(cost)
            && parameters.GetProperty("r").GetInt32() == BlockSize
            && parameters.GetProperty("p").GetInt32() == Parallelism;
        return known
            ? new EncryptedKey(
                cost,
                derivation.GetProperty("salt").GetBytesFromBase64(),
                cipher.GetProperty("nonce").GetBytesFromBase64(),
                json.GetProperty("ciphertext").GetBytesFromBase64())
            : null;
    }
}
