namespace KubeStellar.Delivery.Verification;

/// <summary>Finds out some facts about an artifact.</summary>
public interface IFactFinder
{
    /// <summary>Returns the facts; what could not be asked is a fact too.</summary>
    /// <param name="subject">The artifact.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation);
}
