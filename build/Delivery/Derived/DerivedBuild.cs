using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Trees;
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
    /// <exception cref="SeveralFaultsException">Several derivations failed; the error of a single one is thrown as it is.</exception>
    public async Task<IReadOnlyList<DerivedRepository>> DeriveAsync(IReadOnlyList<DerivationPlan> plans, bool force, CancellationToken cancellation)
    {
        var runs = plans.Select(async plan => new DerivedRepository(plan, await deriver.DeriveAsync(plan, force, cancellation))).ToList();
        await ((Task)Task.WhenAll(runs)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SeveralFaultsException.ThrowIfAny(DerivationCatalog.Operation, [.. runs.Select(run => run.Exception?.InnerException).OfType<FaultException>()]);
        return await Task.WhenAll(runs);
    }

    /// <summary>Derives, and when all could be derived, writes what differs to the work trees, all of it or nothing; files whose bytes are right already are not touched.</summary>
    /// <param name="plans">What to derive, from work trees.</param>
    /// <param name="force">Whether generators run although what comes of them is remembered.</param>
    /// <param name="cancellation">Stops the generators.</param>
    /// <exception cref="SeveralFaultsException">Several derivations failed; the error of a single one is thrown as it is.</exception>
    public async Task<IReadOnlyList<DerivedRepository>> RewriteAsync(IReadOnlyList<DerivationPlan> plans, bool force, CancellationToken cancellation)
    {
        var derived = await DeriveAsync(plans, force, cancellation);
        CheckoutWriter.Apply([.. derived.Select(repository => (repository.Plan.Source.RequireWorkTree(), repository.Changes))]);
        return derived;
    }
}
