using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References;

/// <summary>A repository with what it delivers and all that it refers to.</summary>
/// <param name="Tree">Its files.</param>
/// <param name="Catalog">What it delivers, or null where its files cannot tell.</param>
/// <param name="Ledger">What it refers to.</param>
public sealed record ScannedRepository(FileTree Tree, RepositoryCatalog? Catalog, ReferenceLedger Ledger)
{
    /// <summary>Owner and name of the repository.</summary>
    public string Name => Ledger.Repository;

    /// <summary>The repositories that it is delivered with; the KubeStellar family unless somebody said otherwise.</summary>
    public KnownRepositories Family { get; init; } = KubeStellarFamily.Repositories;
}
