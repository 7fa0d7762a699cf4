using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Derives files of several sources at the same time.</summary>
/// <param name="deriver">Derives files of one.</param>
public sealed class DerivedBuild(Deriver deriver)
{
    /// <summary>Derives and compares; writes nothing to any checkout.</summary>
    /// <param name="plans">What to derive.</param>
    /// <param name="force">Whether generators run although what comes of them is remembered.</param>
    /// <param name="cancellation">Stops the generators.</param>
    /// <exception cref="DerivationsFailedException">Several derivations failed; the error of a single one is thrown as it is.</exception>
    public async Task<IReadOnlyList<DerivedRepository>> DeriveAsync(IReadOnlyList<DerivationPlan> plans, bool force, CancellationToken cancellation)
    {
        var runs = plans.Select(async plan => new DerivedRepository(plan, await deriver.DeriveAsync(plan.Tree, plan.Derivations, force, cancellation))).ToList();
        await ((Task)Task.WhenAll(runs)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var failures = runs.Select(run => run.Exception?.InnerException).OfType<FaultException>().SelectMany(Each).ToList();
        return failures.Count > 1 ? throw new DerivationsFailedException(failures) : await Task.WhenAll(runs);
    }

    /// <summary>Derives, and when all could be derived, writes what differs to the work trees; files whose bytes are right already are not touched.</summary>
    /// <param name="plans">What to derive, from work trees.</param>
    /// <param name="force">Whether generators run although what comes of them is remembered.</param>
    /// <param name="cancellation">Stops the generators.</param>
    /// <exception cref="DerivationsFailedException">Several derivations failed; the error of a single one is thrown as it is.</exception>
    public async Task<IReadOnlyList<DerivedRepository>> RewriteAsync(IReadOnlyList<DerivationPlan> plans, bool force, CancellationToken cancellation)
    {
        var derived = await DeriveAsync(plans, force, cancellation);
        foreach (var repository in derived)
        {
            CheckoutWriter.Apply(repository.Plan.Source.WorkTree!, repository.Changes);
        }

        return derived;
    }

    private static IReadOnlyList<FaultException> Each(FaultException failure) => failure is DerivationsFailedException several ? several.Failures : [failure];
}
