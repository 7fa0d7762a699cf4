using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived;

/// <summary>What was derived from the files of one source.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Results">What came of each derivation, in the order of the plan.</param>
public sealed record DerivedRepository(DerivationPlan Plan, IReadOnlyList<DerivedResult> Results)
{
    /// <summary>Every file that is another one than what is derived, each once.</summary>
    public IReadOnlyList<FileChange> Changes => [.. Results.SelectMany(result => result.Changes).DistinctBy(change => change.Path)];
}
