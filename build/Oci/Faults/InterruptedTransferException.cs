namespace KubeStellar.Oci;

/// <summary>A connection to a registry broke after it was made.</summary>
/// <param name="host">The host.</param>
/// <param name="innerException">What broke.</param>
/// <param name="tries">How often the request was sent.</param>
public sealed class InterruptedTransferException(string host, Exception innerException, int tries = 1)
    : FaultException(
        new Fault("talk to registry", host, "the connection to last until the answer is complete", $"{innerException?.Message}{(tries > 1 ? $", {tries} times" : "")}", "run again; what was pushed is not pushed twice"),
        innerException)
{
    /// <summary>The host.</summary>
    public string Host { get; } = host;
}
