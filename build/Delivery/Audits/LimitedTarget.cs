using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>A place that is asked at most so many questions at a time, whoever asks.</summary>
/// <param name="inner">The place.</param>
/// <param name="limit">The number of requests at a time.</param>
public sealed class LimitedTarget(IDeliveryTarget inner, int limit) : IDeliveryTarget, IDisposable
{
    private readonly SemaphoreSlim _turns = new(limit);

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <inheritdoc/>
    public IRepository Open(RepositoryName canonical) => new LimitedRepository(inner.Open(canonical), _turns);

    /// <inheritdoc/>
    public string ReferenceOf(RepositoryName canonical, string tag) => inner.ReferenceOf(canonical, tag);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
