using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Order;

/// <summary>No repository of the workspace has the name asked for, or several have.</summary>
/// <param name="asked">The name asked for.</param>
/// <param name="near">The repositories that may have been meant.</param>
/// <param name="known">The repositories of the workspace.</param>
public sealed class UnknownRepositoryException(string asked, IReadOnlyList<string> near, IReadOnlyList<string> known) : FaultException(new Fault(
    "compute the order of releases", asked, $"one of {string.Join(", ", known)}", near.Count > 1 ? "a name that several have" : "no such repository in the workspace",
    near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : "give one of these, or name another folder with --workspace"))
{
    /// <summary>The name asked for.</summary>
    public string Asked { get; } = asked;

    /// <summary>The repositories that may have been meant.</summary>
    public IReadOnlyList<string> Near { get; } = near;
}
