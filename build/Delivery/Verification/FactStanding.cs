namespace KubeStellar.Delivery.Verification;

/// <summary>How far a fact about an artifact is certain.</summary>
public enum FactStanding
{
    /// <summary>It was checked, and the evidence shows it.</summary>
    Proven,

    /// <summary>Somebody who could write the artifact, or beside it, says so, and nothing speaks against it.</summary>
    Claimed,

    /// <summary>Nothing says it, or what does could not be asked.</summary>
    Unproven,

    /// <summary>What was found speaks against what is said or asked for.</summary>
    Contradictory,
}
