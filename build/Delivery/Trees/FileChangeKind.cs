namespace KubeStellar.Delivery.Trees;

/// <summary>What happens to a file.</summary>
public enum FileChangeKind
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It was there with other content.</summary>
    Changed,

    /// <summary>It was there and goes.</summary>
    Removed,
}
