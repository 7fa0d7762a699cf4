namespace KubeStellar.Delivery.Images;

/// <summary>A binary in the cache, held by a lock until it is disposed of.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Held">The lock.</param>
internal sealed record GoBinary(string Path, IAsyncDisposable Held) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Held.DisposeAsync();
}
