namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A template cannot be rendered any further, as helm could not; whoever renders it adds the place.</summary>
/// <param name="message">The reason, as a clause.</param>
#pragma warning disable CA1064 // Never leaves the renderer.
internal sealed class TemplateFailure(string message) : Exception(message)
#pragma warning restore CA1064
{
    /// <summary>Whether a bound was hit, after which nothing more is tried.</summary>
    public bool IsFatal { get; init; }

    /// <summary>The place; null until it is known.</summary>
    public TemplatePlace? Place { get; set; }
}
