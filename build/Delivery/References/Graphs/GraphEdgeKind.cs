namespace KubeStellar.Delivery.References.Graphs;

/// <summary>When a dependency is needed.</summary>
public enum GraphEdgeKind
{
    /// <summary>What it is built from or with; drawn solid.</summary>
    BuildTime,

    /// <summary>What it fetches when it runs or is followed; drawn dashed.</summary>
    RunTime,
}
