using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>How one family of files in a repository is made from the others, as its Makefile says, read as data.</summary>
/// <param name="Name">The Makefile's target, such as <c>manifests</c>.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="Outputs">Where it may write, and which files there exist only because it made them.</param>
/// <param name="Inputs">Which files it may read.</param>
public sealed record Derivation(string Name, IReadOnlyList<DerivationStep> Steps, IReadOnlyList<DerivedPath> Outputs, InputScope Inputs)
{
    /// <summary>The programs that its steps run, each once.</summary>
    public IReadOnlyList<ToolPin> Tools => [.. Steps.SelectMany(step => step.Tools).DistinctBy(pin => pin.ToString())];

    /// <summary>Whether what it makes depends on its inputs and on pinned programs alone, so that it may be remembered.</summary>
    public bool IsRepeatable => Steps.All(step => step.IsRepeatable);
}
