using KubeStellar.Delivery.Derived;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>Writes what kustomize makes of an overlay to a file.</summary>
internal sealed record OverlayStep(string Overlay, string Target) : DerivationStep("Makefile:11")
{
    public override string Text => $"kustomize@v5.0.0 build {Overlay} > {Target}";

    public override async Task RunAsync(IDerivationRun run, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(Path.Combine(run.Folder, Target), await run.BuildOverlayAsync("v5.0.0", Overlay, cancellation), cancellation);
}
