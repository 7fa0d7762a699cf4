namespace KubeStellar.Testing.Faults;

/// <summary>Which requests meet which behaviour.</summary>
/// <param name="Matches">The requests that the rule is about.</param>
/// <param name="Does">What happens to them.</param>
public sealed record FaultRule(Predicate<HttpRequestMessage> Matches, Misbehaviour Does)
{
    /// <summary>How many matching requests pass untouched before the first that is met; 0 by default.</summary>
    public int After { get; init; }

    /// <summary>How many requests are met; null, the default, for all.</summary>
    public int? Times { get; init; }

    /// <summary>Returns the rule for the n-th matching request alone, counted from 1.</summary>
    /// <param name="number">The number.</param>
    public FaultRule OnlyThe(int number) => this with { After = number - 1, Times = 1 };

    /// <summary>Returns the rule for the n-th matching request, counted from 1, and all that follow.</summary>
    /// <param name="number">The number.</param>
    public FaultRule FromThe(int number) => this with { After = number - 1, Times = null };

    /// <summary>Returns the rule for the first matching requests alone.</summary>
    /// <param name="times">How many.</param>
    public FaultRule OnlyTheFirst(int times) => this with { Times = times };
}
