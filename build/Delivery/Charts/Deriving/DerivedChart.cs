using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The files of a chart that its repository's Makefile makes.</summary>
/// <param name="Files">The files, their paths below the chart's root; empty where the Makefile makes none of this chart.</param>
/// <param name="Substitutions">Where the image was set.</param>
/// <param name="Kustomize">The kustomize that built them, or null where none was needed.</param>
public sealed record DerivedChart(IReadOnlyList<ChartFile> Files, IReadOnlyList<Substitution> Substitutions, KustomizeProgram? Kustomize);
