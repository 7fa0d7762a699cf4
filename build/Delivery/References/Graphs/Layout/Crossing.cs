namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>An edge from one group to another, turned such that it leads to the right.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="LeftGroup">The number of the group to the left.</param>
/// <param name="RightGroup">The number of the group to the right.</param>
/// <param name="IsTurned">Whether the head is to the left.</param>
internal sealed record Crossing(GraphEdge Edge, int LeftGroup, int RightGroup, bool IsTurned)
{
    /// <summary>The identity of the node to the left.</summary>
    public string LeftNode => IsTurned ? Edge.To : Edge.From;

    /// <summary>The identity of the node to the right.</summary>
    public string RightNode => IsTurned ? Edge.From : Edge.To;

    /// <summary>Where it is to leave the left group, among others from above.</summary>
    public double LeftRank { get; init; }

    /// <summary>Where it is to arrive at the right group, among others from above.</summary>
    public double RightRank { get; init; }
}
