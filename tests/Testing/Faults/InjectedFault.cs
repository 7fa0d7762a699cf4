namespace KubeStellar.Testing.Faults;

/// <summary>One misbehaviour of <see cref="SeededFaults"/>.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Request">The request that it happened to, as <see cref="RequestIdentity"/> names it.</param>
/// <param name="Number">How often that request had come by then, itself included.</param>
public sealed record InjectedFault(FaultKind Kind, string Request, int Number)
{
    /// <summary>Returns all three in one line.</summary>
    public override string ToString() => $"{Kind} {Request} #{Number}";
}
