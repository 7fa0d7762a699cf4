using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that draws what depends on what.</summary>
public interface IGraph : IReferenceCheckInputs, IHazGraph
{
    /// <summary>Writes the graph of the workspace to <c>output/graph.html</c> and beside it as Mermaid, DOT and JSON; opens nothing.</summary>
    Target Graph => _ => _
        .Description("Draw repositories, artifacts and their references as a page, Mermaid, DOT and JSON")
        .Executes(() => Interruption.GuardAsync(nameof(Graph), interrupted => GraphTargets.DrawAsync(this, nameof(Graph), interrupted)));
}
