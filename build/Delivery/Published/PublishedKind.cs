namespace KubeStellar.Delivery.Published;

/// <summary>What kind of thing lies under a reference.</summary>
public enum PublishedKind
{
    /// <summary>An image for one platform, or an index of such images.</summary>
    Image,

    /// <summary>A helm chart.</summary>
    Chart,

    /// <summary>Anything else, such as a signature.</summary>
    Other,
}
