namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>The words that stand where versions do and name what moves.</summary>
internal static class MovingWords
{
    /// <summary>Tags and branches.</summary>
    public static readonly HashSet<string> All = new(
        ["latest", "main", "master", "HEAD", "head", "stable", "edge", "nightly", "canary", "dev", "develop", "devel", "trunk", "next", "unstable", "rolling", "gh-pages"], StringComparer.Ordinal);
}
