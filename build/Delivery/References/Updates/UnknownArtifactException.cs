using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Nothing that the scanned repositories refer to or deliver has the name asked for.</summary>
/// <param name="asked">The name asked for.</param>
/// <param name="near">Names that may have been meant.</param>
public sealed class UnknownArtifactException(string asked, IReadOnlyList<string> near) : FaultException(new Fault(
    "choose the artifact to update", asked, "owner and name of a repository, the name of an image, a chart or a module, or the last part of one", "nothing of this name",
    near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : "the ledger of references lists the names"))
{
    /// <summary>The name asked for.</summary>
    public string Asked { get; } = asked;

    /// <summary>Names that may have been meant, the nearest first.</summary>
    public IReadOnlyList<string> Near { get; } = near;
}
