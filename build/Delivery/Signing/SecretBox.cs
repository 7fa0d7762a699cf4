using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace KubeStellar.Delivery.Signing;

/// <summary>NaCl's <c>crypto_secretbox_xsalsa20poly1305</c> (nacl.cr.yp.to/secretbox.html): the authenticator, then the encrypted bytes.</summary>
internal static class SecretBox
{
    public const int KeySize = 32;
    public const int NonceSize = 24;

    private const int MacSize = 16;

    /// <summary>Decrypts a box; null when it was not made with this key and nonce.</summary>
    public static byte[]? Open(byte[] key, byte[] nonce, byte[] box)
    {
        if (box.Length < MacSize)
        {
            return null;
        }

        // The first bytes of the key stream authenticate the box, those behind them encrypt it.
        var cipher = new XSalsa20Engine();
        cipher.Init(forEncryption: false, new ParametersWithIV(new KeyParameter(key), nonce));
        var macKey = new byte[KeySize];
        cipher.ProcessBytes(new byte[KeySize], 0, KeySize, macKey, 0);
        var poly = new Poly1305();
        poly.Init(new KeyParameter(macKey));
        poly.BlockUpdate(box, MacSize, box.Length - MacSize);
        var mac = new byte[MacSize];
        poly.DoFinal(mac, 0);
        if (!CryptographicOperations.FixedTimeEquals(mac, box.AsSpan(0, MacSize)))
        {
            return null;
        }

        var content = new byte[box.Length - MacSize];
        cipher.ProcessBytes(box, MacSize, content.Length, content, 0);
        return content;
    }
}
