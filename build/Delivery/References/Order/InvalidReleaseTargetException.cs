using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Order;

/// <summary>What was given as the next version of a repository is none.</summary>
/// <param name="text">The text as given.</param>
/// <param name="found">What is wrong with it.</param>
public sealed class InvalidReleaseTargetException(string text, string found) : FaultException(new Fault(
    "read the next version", $"\"{text}\"", "a repository and its next version, such as kubestellar=0.31.0, once for each", found, "give it in this form"))
{
    /// <summary>The text as given.</summary>
    public string Text { get; } = text;
}
