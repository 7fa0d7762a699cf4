namespace KubeStellar.Delivery.Derived;

/// <summary>What deriving does to a file.</summary>
public enum DerivedChangeKind
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It was there with other content.</summary>
    Changed,

    /// <summary>It was there and is not made any more.</summary>
    Removed,
}
