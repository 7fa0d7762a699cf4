using System.Security.Cryptography;

namespace KubeStellar.Delivery.Signing;

/// <summary>Reads keys of the curve P-256, the one that cosign makes.</summary>
internal static class EllipticKey
{
    private const string CurveOid = "1.2.840.10045.3.1.7";

    /// <summary>Imports a key into a new instance.</summary>
    /// <param name="import">Does it.</param>
    /// <param name="location">The file.</param>
    /// <exception cref="InvalidKeyException">It is no key of that curve.</exception>
    public static ECDsa Import(Action<ECDsa> import, string location)
    {
        var key = ECDsa.Create();
        try
        {
            import(key);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveOid
                ? key
                : throw new InvalidKeyException(location, "an ECDSA key of the curve P-256", "a key of another curve");
        }
        catch (Exception error)
        {
            key.Dispose();
            // Curves that this platform has not are told by an error of their own.
            if (error is CryptographicException or PlatformNotSupportedException)
            {
                throw new InvalidKeyException(location, "an ECDSA key of the curve P-256", error.Message, error);
            }

            throw;
        }
    }

    /// <summary>Returns the label and bytes of the first PEM block of a text.</summary>
    /// <exception cref="InvalidKeyException">There is none, or one of another label.</exception>
    public static (string Label, byte[] Bytes) ReadPem(string text, string location, params ReadOnlySpan<string> labels)
    {
        var expected = string.Join(" or ", labels!);
        if (!PemEncoding.TryFind(text, out var fields))
        {
            throw new InvalidKeyException(location, $"a PEM block {expected}", "no PEM block");
        }

        var label = text[fields.Label];
        return labels.Contains(label)
            ? (label, Convert.FromBase64String(text[fields.Base64Data]))
            : throw new InvalidKeyException(location, $"a PEM block {expected}", $"a PEM block {label}");
    }
}
