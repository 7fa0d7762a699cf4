using System.Text;
using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>What a signature signs: the payload of "simple signing" that names an artifact by its digest, as cosign 2 writes it.</summary>
internal static class SimpleSigning
{
    public const string MediaType = "application/vnd.dev.cosign.simplesigning.v1+json";

    private const string Kind = "cosign container image signature";

    /// <summary>Returns the payload of an artifact.</summary>
    /// <param name="name">The canonical repository, wherever the artifact lies.</param>
    /// <param name="digest">The digest of its manifest or index.</param>
    public static byte[] Create(RepositoryName name, Digest digest) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"critical":{"identity":{"docker-reference":"{{{name}}}"},"image":{"docker-manifest-digest":"{{{digest}}}"},"""
            + $"\"type\":\"{Kind}\"}},\"optional\":null}}");

    /// <summary>Says whether a payload names an artifact.</summary>
    public static bool Names(ReadOnlyMemory<byte> payload, Digest digest)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var critical = document.RootElement.GetProperty("critical");
            return critical.GetProperty("type").GetString() == Kind
                && critical.GetProperty("image").GetProperty("docker-manifest-digest").GetString() == digest.ToString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
