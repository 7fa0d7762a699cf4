namespace KubeStellar.Delivery.References.Order;

/// <summary>What is done in a step.</summary>
public enum OrderStepKind
{
    /// <summary>The repository's references are updated, then it is tagged and published.</summary>
    Release,

    /// <summary>The references on the repository's main branch are updated; it is not released.</summary>
    Update,
}
