using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>One fact about an artifact and what it rests on.</summary>
/// <param name="Id">The fact's name in reports, such as <c>revision</c>.</param>
/// <param name="Standing">How far it is certain.</param>
/// <param name="Value">The fact; empty where there is none.</param>
/// <param name="Evidence">What it rests on, or what speaks against it.</param>
public sealed record VerifiedFact(string Id, FactStanding Standing, string Value, string Evidence)
{
    /// <summary>The greatest length in characters of what a fact tells and of what it rests on, which others write; the rest is cut: 4096.</summary>
    public const int MaxText = 4096;

    /// <summary>The fact; empty where there is none.</summary>
    public string Value { get; } = ForeignText.Cut(Value, MaxText);

    /// <summary>What it rests on, or what speaks against it.</summary>
    public string Evidence { get; } = ForeignText.Cut(Evidence, MaxText);

    /// <summary>Returns a fact that was checked.</summary>
    /// <param name="id">The fact's name.</param>
    /// <param name="value">The fact.</param>
    /// <param name="evidence">What shows it.</param>
    public static VerifiedFact Proven(string id, string value, string evidence) => new(id, FactStanding.Proven, value, evidence);

    /// <summary>Returns a fact that somebody states.</summary>
    /// <param name="id">The fact's name.</param>
    /// <param name="value">The fact.</param>
    /// <param name="evidence">Who states it, and where.</param>
    public static VerifiedFact Claimed(string id, string value, string evidence) => new(id, FactStanding.Claimed, value, evidence);

    /// <summary>Returns a fact that nothing shows.</summary>
    /// <param name="id">The fact's name.</param>
    /// <param name="value">What is known of it, or empty.</param>
    /// <param name="reason">Why it is not shown.</param>
    public static VerifiedFact Unproven(string id, string value, string reason) => new(id, FactStanding.Unproven, value, reason);

    /// <summary>Returns a contradiction.</summary>
    /// <param name="id">The fact's name.</param>
    /// <param name="value">What is said or asked for.</param>
    /// <param name="found">What speaks against it.</param>
    public static VerifiedFact Contradictory(string id, string value, string found) => new(id, FactStanding.Contradictory, value, found);
}
