using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What the cache knows of one compressed layer.</summary>
/// <param name="DiffId">The digest of the uncompressed archive.</param>
/// <param name="Digest">The digest of the compressed blob.</param>
/// <param name="Size">The size of the compressed blob in bytes.</param>
/// <param name="Path">Where the compressed blob lies.</param>
internal sealed record CachedLayer(Digest DiffId, Digest Digest, long Size, string Path)
{
    /// <summary>Reads an entry: three lines; null when it is none.</summary>
    public static CachedLayer? Parse(string text, string entry) =>
        text.Split('\n') is [var diffIdText, var digestText, var sizeText, ""]
        && Digest.TryParse(diffIdText, out var diffId)
        && Digest.TryParse(digestText, out var digest)
        && long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new CachedLayer(diffId, digest, size, BlobPath(entry, digest))
            : null;

    public static string BlobPath(string entry, Digest digest) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(entry)!, digest.Hex + ".tar.gz");

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{DiffId}\n{Digest}\n{Size}\n");

    /// <summary>Hashes the blob and compares.</summary>
    public async Task<bool> IsIntactAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var blob = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);
            return blob.Length == Size && await Digest.OfAsync(blob, cancellationToken) == Digest;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
