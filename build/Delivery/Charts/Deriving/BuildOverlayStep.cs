namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Builds an overlay and filters its documents: <c>$(KUSTOMIZE) build config/default | yq '…' &gt; chart/templates/operator.yaml</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Overlay">The overlay's folder.</param>
/// <param name="Filters">What each document goes through, in order.</param>
/// <param name="Target">The file.</param>
internal sealed record BuildOverlayStep(string Place, string Overlay, IReadOnlyList<YqFilter> Filters, Redirection Target) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [Target.Path];

    /// <inheritdoc/>
    public override async Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        RequireFolder(derivation, Overlay);
        var built = await derivation.Overlays.BuildAsync(Overlay, cancellation);
        derivation.Files.Write(Target, Bytes(Filters.Count == 0 ? built : YqFilter.ApplyAll(Filters, built, $"kustomize build {Overlay}")));
    }
}
