using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>What was found out about an artifact.</summary>
/// <param name="Reference">The reference as the user gave it.</param>
/// <param name="Artifact">What it says of itself.</param>
/// <param name="Facts">The facts, in the order of reading.</param>
public sealed record VerificationReport(Reference Reference, PublishedArtifact Artifact, IReadOnlyList<VerifiedFact> Facts)
{
    /// <summary>The facts that speak against the artifact.</summary>
    public IEnumerable<VerifiedFact> Contradictions => Facts.Where(fact => fact.Standing == FactStanding.Contradictory);

    /// <summary>Throws where something speaks against the artifact; what nothing proves is no reason, because artifacts of others need not say where they come from.</summary>
    /// <exception cref="ContradictoryArtifactException">Something does.</exception>
    public void EnsureConsistent()
    {
        if (Contradictions.Any())
        {
            throw new ContradictoryArtifactException(this);
        }
    }
}
