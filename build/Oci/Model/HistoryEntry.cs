namespace KubeStellar.Oci;

/// <summary>How one layer of an image came to be.</summary>
public sealed record HistoryEntry
{
    /// <summary>Who made the layer, or null.</summary>
    public string? Author { get; init; }

    /// <summary>When the layer was made; Go's zero time by default.</summary>
    public Timestamp Created { get; init; }

    /// <summary>The command that made the layer, or null.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>What there is to say about it, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the entry stands for no layer.</summary>
    public bool EmptyLayer { get; init; }
}
