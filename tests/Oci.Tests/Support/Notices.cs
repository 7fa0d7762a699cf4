using System.Collections.Concurrent;

namespace KubeStellar.Oci.Tests;

/// <summary>Keeps what is told about further tries, in order.</summary>
internal sealed class Notices : IProgress<RetryNotice>
{
    private readonly ConcurrentQueue<RetryNotice> _notices = new();

    public IReadOnlyList<RetryNotice> All => [.. _notices];

    public void Report(RetryNotice value) => _notices.Enqueue(value);
}
