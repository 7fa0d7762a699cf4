using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>A derivation changed files that are not derived by it; none of what it did is used.</summary>
public sealed class DerivationWroteOutsideException : FaultException
{
    private const int MaxShown = 20;

    /// <summary>Creates the error.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="paths">What it added, changed or removed elsewhere, in ordinal order, below the root of the source tree or beside it.</param>
    public DerivationWroteOutsideException(Derivation derivation, IReadOnlyList<string> paths)
        : base(new Fault(
            $"derive {derivation.Name}",
            string.Join("\n", derivation.Steps.Select(step => $"{step.Text} ({step.Place})")),
            $"regular files added, changed or removed in {string.Join(", ", derivation.Outputs)} alone",
            string.Join('\n', [.. paths.Take(MaxShown), .. paths.Count > MaxShown ? [$"and {paths.Count - MaxShown} more"] : Array.Empty<string>()]),
            "correct the arguments in the Makefile, or commit those files if they were out of date (as go.mod after an update); no file of the checkout was changed"))
        => (Derivation, Paths) = (derivation, paths);

    /// <summary>The derivation.</summary>
    public Derivation Derivation { get; }

    /// <summary>All files that it added, changed or removed elsewhere.</summary>
    public IReadOnlyList<string> Paths { get; }
}
