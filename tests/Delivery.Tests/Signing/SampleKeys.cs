using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace KubeStellar.Delivery.Tests.Signing;

/// <summary>Keys made for one test, in every form that is read.</summary>
internal static class SampleKeys
{
    public static string Plain(ECCurve? curve = null)
    {
        using var key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public static string Encrypt(string plain, string password, string label = "ENCRYPTED SIGSTORE PRIVATE KEY", int cost = 32768)
    {
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(24));
        var box = Seal(SCrypt.Generate(Encoding.UTF8.GetBytes(password), salt, cost, 8, 1, 32), nonce, Convert.FromBase64String(plain[PemEncoding.Find(plain).Base64Data]));
        return Wrap(Json(cost, Convert.ToBase64String(salt), Convert.ToBase64String(nonce), Convert.ToBase64String(box)), label);
    }

    public static string Json(int cost, string salt, string nonce, string box) =>
        $$"""{"kdf":{"name":"scrypt","params":{"N":{{cost}},"r":8,"p":1},"salt":"{{salt}}"},"cipher":{"name":"nacl/secretbox","nonce":"{{nonce}}"},"ciphertext":"{{box}}"}""";

    public static string Wrap(string json, string label = "ENCRYPTED SIGSTORE PRIVATE KEY") => PemEncoding.WriteString(label, Encoding.UTF8.GetBytes(json));

    private static byte[] Seal(byte[] key, byte[] nonce, byte[] content)
    {
        var cipher = new XSalsa20Engine();
        cipher.Init(forEncryption: true, new ParametersWithIV(new KeyParameter(key), nonce));
        var stream = new byte[32 + content.Length];
        cipher.ProcessBytes([.. new byte[32], .. content], 0, stream.Length, stream, 0);
        var poly = new Poly1305();
        poly.Init(new KeyParameter(stream[..32]));
        poly.BlockUpdate(stream, 32, content.Length);
        var mac = new byte[16];
        poly.DoFinal(mac, 0);
        return [.. mac, .. stream[32..]];
    }
}
