namespace KubeStellar.Oci;

/// <summary>How to copy an artifact.</summary>
public sealed record CopyOptions
{
    /// <summary>The greatest number of requests and transfers at a time; 8 by default.</summary>
    public int MaxParallel { get; init; } = 8;

    /// <summary>Learns about each blob and manifest, from several threads; null, the default, tells nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
