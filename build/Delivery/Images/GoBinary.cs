using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A binary in the cache, which nothing else changes before it is disposed of.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Held">The lock on its folder.</param>
internal sealed record GoBinary(string Path, FileLock Held) : IDisposable
{
    public void Dispose() => Held.Dispose();
}
