using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>One run through a faulty network: everything about it follows from its seed.</summary>
/// <param name="Seed">The seed.</param>
public sealed record FaultScenario(int Seed)
{
    private static readonly int Profiles = Enum.GetValues<FaultProfile>().Length;
    private static readonly int Variants = Enum.GetValues<ReleaseVariant>().Length;

    /// <summary>How often and when the network misbehaves.</summary>
    public FaultProfile Profile => (FaultProfile)(Seed % Profiles);

    /// <summary>What is released.</summary>
    public ReleaseVariant Variant => (ReleaseVariant)(Seed / Profiles % Variants);

    /// <summary>How many requests a token serves where there are tokens.</summary>
    public int UsesOfToken => 5 + (Seed % 61);

    /// <summary>Returns the first scenario of a variant.</summary>
    /// <param name="variant">The variant.</param>
    public static FaultScenario Of(ReleaseVariant variant) => new((int)variant * Profiles);
}
