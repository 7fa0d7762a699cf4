using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>A chart holds placeholders that nothing was filled in for.</summary>
public sealed class LeftOverPlaceholderException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="chart">The chart's folder.</param>
    /// <param name="placeholders">The placeholders.</param>
    public LeftOverPlaceholderException(string chart, IReadOnlyList<LeftOverPlaceholder> placeholders)
        : base(new Fault(
            "fill in the chart", chart, "no placeholder left in templates, custom resource definitions and values", string.Join('\n', placeholders),
            "declare what stands for them with the annotation delivery.kubestellar.io/images in Chart.yaml, or remove them"))
        => Placeholders = placeholders;

    /// <summary>The placeholders.</summary>
    public IReadOnlyList<LeftOverPlaceholder> Placeholders { get; }
}
