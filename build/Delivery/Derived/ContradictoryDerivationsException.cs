using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Two derivations make one file differently, so that it would depend on their order what it is.</summary>
public sealed class ContradictoryDerivationsException : FaultException
{
    private ContradictoryDerivationsException(string path, IReadOnlyList<string> derivations)
        : base(new Fault(
            "derive files", path, "a file that one derivation makes, or several make equally", $"made differently by {string.Join(" and ", derivations)}",
            "let their recipes write to places of their own; no file of the checkout was changed"))
        => (Path, Derivations) = (path, derivations);

    /// <summary>The file's path below the root of the source tree.</summary>
    public string Path { get; }

    /// <summary>The names of the derivations.</summary>
    public IReadOnlyList<string> Derivations { get; }

    /// <summary>Returns the results where they agree on every file.</summary>
    /// <param name="results">What came of the derivations of one source tree.</param>
    /// <exception cref="ContradictoryDerivationsException">They do not.</exception>
    internal static IReadOnlyList<DerivedResult> ThrowIfAny(IReadOnlyList<DerivedResult> results)
    {
        var contradiction = results
            .SelectMany(result => result.Changes.Select(change => (result.Derivation.Name, Change: change)))
            .GroupBy(made => made.Change.Path, StringComparer.Ordinal)
            .FirstOrDefault(makers => makers.Skip(1).Any(maker => !IsEqual(maker.Change.After, makers.First().Change.After)));
        return contradiction is null ? results : throw new ContradictoryDerivationsException(contradiction.Key, [.. contradiction.Select(maker => maker.Name)]);
    }

    private static bool IsEqual(FileContent? one, FileContent? other) =>
        one is null || other is null ? one == other : one.Kind == other.Kind && one.Content.Span.SequenceEqual(other.Content.Span);
}
