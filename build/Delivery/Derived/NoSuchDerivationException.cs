using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>No source derives the files asked for.</summary>
public sealed class NoSuchDerivationException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="sources">The folders of the sources.</param>
    public NoSuchDerivationException(DerivationChoice choice, IReadOnlyList<string> sources)
        : base(new Fault(
            "choose what to derive", string.Join(", ", sources), choice.Rule, "none",
            "name a checkout that has it with --source <folder>"))
        => (Choice, Sources) = (choice.Name, sources);

    /// <summary>What was asked for.</summary>
    public string Choice { get; }

    /// <summary>The folders of the sources.</summary>
    public IReadOnlyList<string> Sources { get; }
}
