namespace KubeStellar.Oci;

/// <summary>A connection to a registry broke after it was made.</summary>
public sealed class InterruptedTransferException(string host, Exception innerException)
    : FaultException(
        new Fault("talk to registry", host, "the connection to last until the answer is complete", innerException?.Message ?? "", "run again; what was pushed is not pushed twice"),
        innerException)
{
    /// <summary>The host.</summary>
    public string Host { get; } = host;
}
