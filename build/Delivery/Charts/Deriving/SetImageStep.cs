namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Sets the image of a kustomization: <c>cd config/manager &amp;&amp; $(KUSTOMIZE) edit set image controller=…</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Folder">The kustomization's folder.</param>
/// <param name="Image">What is set.</param>
internal sealed record SetImageStep(string Place, string Folder, RecipeImage Image) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        RequireFolder(derivation, Folder);
        return derivation.Overlays.SetImageAsync(Folder, Image.Name, derivation.Image, cancellation);
    }
}
