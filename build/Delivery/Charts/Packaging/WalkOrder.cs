using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>The order in which helm meets files: names sorted by their bytes, a folder's files at its place.</summary>
internal sealed class WalkOrder : IComparer<string>
{
    public static WalkOrder Instance { get; } = new();

    // Below every character of a name, so that a folder comes before names that only start like it.
    public int Compare(string? x, string? y) => Utf8Bytes.Order.Compare(x?.Replace('/', '\0'), y?.Replace('/', '\0'));
}
