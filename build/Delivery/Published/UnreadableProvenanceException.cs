using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>A document that should state an artifact's provenance is no such statement.</summary>
public sealed class UnreadableProvenanceException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The document.</param>
    /// <param name="found">What is wrong with it.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public UnreadableProvenanceException(string location, string found, Exception? innerException = null)
        : base(
            new Fault("read the provenance", location, "an in-toto statement with SLSA provenance, bare, in a DSSE envelope or in a Sigstore bundle", found, "see what attached it; whoever may write to the repository may attach anything"),
            innerException)
        => Location = location;

    /// <summary>The document.</summary>
    public string Location { get; }
}
