using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>The name asked for is the last part of the names of several artifacts that are versioned apart.</summary>
/// <param name="asked">The name asked for.</param>
/// <param name="candidates">The whole names.</param>
public sealed class AmbiguousArtifactException(string asked, IReadOnlyList<string> candidates) : FaultException(new Fault(
    "choose the artifact to update", asked, "a name that only one artifact has", string.Join(", ", candidates), "give one of these whole names"))
{
    /// <summary>The name asked for.</summary>
    public string Asked { get; } = asked;

    /// <summary>The whole names that end in it.</summary>
    public IReadOnlyList<string> Candidates { get; } = candidates;
}
