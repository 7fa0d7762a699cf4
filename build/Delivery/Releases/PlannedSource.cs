using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Releases;

/// <summary>A source whose tagged commit is released.</summary>
/// <param name="Repository">The repository, open for reading.</param>
/// <param name="Catalog">What it delivers at the commit.</param>
/// <param name="Facts">The release.</param>
public sealed record PlannedSource(SourceRepository Repository, RepositoryCatalog Catalog, ReleaseFacts Facts)
{
    /// <summary>What artifacts say of where they come from: the web address, or the name where none is known, since an image without any would carry its base's.</summary>
    public string Address => Catalog.SourceUrl ?? Catalog.Name;
}
