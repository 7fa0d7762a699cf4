using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived;

/// <summary>What would be derived from the files of one source.</summary>
public sealed record DerivationPlan
{
    /// <summary>The source.</summary>
    public required SourceRepository Source { get; init; }

    /// <summary>The source's name, such as <c>kubestellar/kubeflex</c>.</summary>
    public required string RepositoryName { get; init; }

    /// <summary>The commit whose files these are, or null for those of the work tree.</summary>
    public required CommitId? Commit { get; init; }

    /// <summary>The files.</summary>
    public required FileTree Tree { get; init; }

    /// <summary>What would be derived from them.</summary>
    public required IReadOnlyList<Derivation> Derivations { get; init; }

    /// <summary>The oldest Go that will do where the module asks for an older one; null where the module alone tells.</summary>
    public GoVersion? MinimumGo { get; init; }

    /// <summary>Plans for the work tree of a source as it is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="choice">What to derive.</param>
    /// <exception cref="NotARepositoryException">The source has no work tree.</exception>
    public static DerivationPlan OfWorkTree(SourceRepository source, DerivationChoice choice) => Of(source, null, FileTree.OfWorkTree(source), choice);

    /// <summary>Plans for a commit.</summary>
    /// <param name="source">The source.</param>
    /// <param name="commit">A commit of the source.</param>
    /// <param name="choice">What to derive.</param>
    public static DerivationPlan OfCommit(SourceRepository source, CommitId commit, DerivationChoice choice) => Of(source, commit, FileTree.Of(source, commit), choice);

    /// <summary>Plans for several sources; those that lack what is chosen are left out.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="choice">What to derive.</param>
    /// <param name="plan">Plans for one.</param>
    /// <exception cref="NoSuchDerivationException">No source has what is chosen.</exception>
    public static IReadOnlyList<DerivationPlan> OfAll(IReadOnlyList<SourceRepository> sources, DerivationChoice choice, Func<SourceRepository, DerivationChoice, DerivationPlan> plan)
    {
        var planned = sources.Select(source => plan(source, choice)).Where(source => source.Derivations.Count > 0).ToList();
        return planned.Count > 0 ? planned : throw new NoSuchDerivationException(choice, [.. sources.Select(source => source.Location)]);
    }

    private static DerivationPlan Of(SourceRepository source, CommitId? commit, FileTree tree, DerivationChoice choice) => new()
    {
        Source = source,
        RepositoryName = RepositoryCatalog.NameOf(source, tree),
        Commit = commit,
        Tree = tree,
        Derivations = choice.In(tree),
    };
}
