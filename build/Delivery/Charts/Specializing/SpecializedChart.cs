using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>A chart with everything of its own release filled in.</summary>
/// <param name="Files">The chart's files.</param>
/// <param name="Substitutions">Every place that was filled in.</param>
public sealed record SpecializedChart(ChartFileSet Files, IReadOnlyList<Substitution> Substitutions)
{
    /// <summary>The kustomize that made derived files, or null where none was needed.</summary>
    public KustomizeProgram? Kustomize { get; init; }
}
