using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Gate;

namespace KubeStellar.Delivery.Releases;

/// <summary>A source whose tagged commit is released.</summary>
/// <param name="Repository">The repository, open for reading.</param>
/// <param name="Catalog">What it delivers at the commit.</param>
/// <param name="Facts">The release.</param>
public sealed record PlannedSource(SourceRepository Repository, RepositoryCatalog Catalog, ReleaseFacts Facts)
{
    /// <summary>The checks that the release goes without, which its artifacts say.</summary>
    public SkippedChecks Skipped { get; init; } = SkippedChecks.None;

    /// <summary>What its artifacts say of their origin, as labels and annotations.</summary>
    public IReadOnlyDictionary<string, string> Identity => ArtifactIdentity.Of(Address, Facts, Skipped);

    /// <summary>What artifacts say of where they come from: the web address, or the name where none is known, since an image without any would carry its base's.</summary>
    public string Address => Catalog.SourceUrl ?? Catalog.Name;
}
