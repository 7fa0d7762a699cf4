namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What decides which branch is rendered, and how the dot changes.</summary>
internal enum BranchKind
{
    /// <summary>A condition; the dot stays.</summary>
    If,

    /// <summary>A condition whose value becomes the dot.</summary>
    With,

    /// <summary>A loop; each element becomes the dot.</summary>
    Range,
}
