using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KubeStellar.Delivery.Trees;

/// <summary>The name that git gives content.</summary>
internal static class BlobId
{
    /// <summary>Returns the 40 hexadecimal digits of the name.</summary>
    /// <param name="content">The content.</param>
    public static string Of(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5350 // Repositories name their content by SHA-1; nothing here is trusted because of it.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
