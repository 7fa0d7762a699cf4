using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Build.Composition;

/// <summary>The repositories whose references a target looks at, and those beside them that it asks what they deliver and released.</summary>
/// <param name="Subjects">The repositories that it looks at.</param>
/// <param name="Siblings">The repositories that it asks.</param>
internal sealed record ReferenceScope(IReadOnlyList<SourceRepository> Subjects, IReadOnlyList<SourceRepository> Siblings)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<SourceRepository> All => [.. Subjects, .. Siblings];

    /// <summary>What the siblings deliver as they are checked out; one whose files cannot tell is left out.</summary>
    public IReadOnlyList<RepositoryCatalog> CatalogsBeside => [.. Siblings.Select(CatalogOf).OfType<RepositoryCatalog>()];

    /// <summary>Returns the same repositories, all of which are looked at.</summary>
    public ReferenceScope Widen() => new(All, []);

    private static RepositoryCatalog? CatalogOf(SourceRepository source) => source.WorkTree is { } tree ? RepositoryCatalog.TryRead(new WorkTreeFiles(tree), source) : null;
}
