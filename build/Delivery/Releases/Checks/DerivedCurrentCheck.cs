using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>
/// The derived files of the tagged commit are what its generators make of it. A generator that fails refuses; one that cannot be had, or a recipe of a
/// form that is not understood, leaves the question open.
/// </summary>
/// <param name="deriver">Derives files, or remembers what came of it.</param>
public sealed class DerivedCurrentCheck(Deriver deriver) : ISourceCheck
{
    /// <inheritdoc/>
    public string Id => DerivedCurrent.Id;

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) =>
        candidate.Tag?.Commit is { } commit ? Task.Run(() => EvaluateAsync(candidate, commit, cancellation), cancellation) : Task.FromResult<CheckResult?>(null);

    private async Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CommitId commit, CancellationToken cancellation)
    {
        // Others read the candidate's repository meanwhile; a handle of git's serves one thread.
        using var source = candidate.Source.Reopen();
        try
        {
            var plan = DerivationPlan.OfCommit(source, commit, DerivationChoice.All);
            return plan.Derivations.Count == 0 ? null : await DeriveAsync(candidate, plan, cancellation);
        }
        catch (FaultException error)
        {
            return CheckResult.NotCheckable(Id, candidate.Name, DerivedCurrent.Expected, $"{error.Fault.Subject}: {error.Fault.Found}");
        }
    }

    private async Task<CheckResult> DeriveAsync(ReleaseCandidate candidate, DerivationPlan plan, CancellationToken cancellation)
    {
        try
        {
            var results = await deriver.DeriveAsync(plan, force: false, cancellation);
            return DerivedCurrent.Verdict(candidate.Name, new DerivedRepository(plan, results).Changes, DerivedCurrent.MendBy("AllGenerated", candidate.Source.Location));
        }
        catch (FaultException error) when (!MissingPrograms.IsToldBy(error))
        {
            return CheckResult.Failed(Id, candidate.Name, error.Fault);
        }
    }
}
