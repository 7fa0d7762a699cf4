using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Builds an overlay into a file: <c>$(KUSTOMIZE) build config/crd/ &gt; pkg/crd/files/crds.yaml</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Pin">The version of kustomize, or <c>latest</c>.</param>
/// <param name="Overlay">The overlay's folder.</param>
/// <param name="Target">The file.</param>
internal sealed record BuildOverlayStep(string Place, string Pin, string Overlay, string Target) : DerivationStep(Place)
{
    /// <inheritdoc/>
    public override string Text => $"{new Command($"kustomize@{Pin}").With("build", Overlay)} > {new Command(Target)}";

    /// <inheritdoc/>
    public override async Task RunAsync(IDerivationRun run, CancellationToken cancellation)
    {
        var built = await run.BuildOverlayAsync(Pin, Overlay, cancellation);
        var target = Path.Join(run.Folder, Target);

        // git keeps no empty folders: where all files of one are derived, it is gone before they are made again.
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllTextAsync(target, built, cancellation);
    }
}
