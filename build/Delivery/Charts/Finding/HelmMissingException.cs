using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>helm is asked to render a chart and cannot be started.</summary>
public sealed class HelmMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="program">The program that was looked for.</param>
    /// <param name="innerException">What the operating system said.</param>
    public HelmMissingException(string program, Exception innerException)
        : base(
            new Fault(
                "render the chart",
                program,
                "helm 3 on PATH",
                "no such program",
                "install helm, or leave helm out: the references are found without it as well"),
            innerException)
        => Program = program;

    /// <summary>The program that was looked for.</summary>
    public string Program { get; }
}
