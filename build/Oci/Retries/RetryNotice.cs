using System.Globalization;

namespace KubeStellar.Oci;

/// <summary>What is told before something is tried again.</summary>
/// <param name="Host">The host that was asked.</param>
/// <param name="Request">The method and address, without the query, which can hold secrets.</param>
/// <param name="Reason">What failed.</param>
/// <param name="Try">The number of the next try, from 2.</param>
/// <param name="Tries">How many there are at most.</param>
/// <param name="Delay">How long to wait before it.</param>
public sealed record RetryNotice(string Host, string Request, string Reason, int Try, int Tries, TimeSpan Delay)
{
    /// <summary>Returns the notice as one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Request}: {Reason}; try {Try} of {Tries} in {Delay.TotalSeconds:0.0} s");
}
