using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived;

/// <summary>Which of a source's derivations are meant.</summary>
public sealed class DerivationChoice
{
    private readonly Func<ISourceFiles, IReadOnlyList<Derivation>> _read;

    private DerivationChoice(string name, string rule, Func<ISourceFiles, IReadOnlyList<Derivation>> read) => (Name, Rule, _read) = (name, rule, read);

    /// <summary>All that the Makefile has; a source may lack any of them.</summary>
    public static DerivationChoice All { get; } = new("all-generated", "a Makefile with a target manifests, generate or codegenclients", DerivationCatalog.Read);

    /// <summary>What <c>go mod tidy</c> derives.</summary>
    public static DerivationChoice Modules { get; } =
        new(DerivationCatalog.Modules.Name, $"a {GoModFile.FileName} at the root", files => files.TryReadText(GoModFile.FileName) is null ? [] : [DerivationCatalog.Modules]);

    /// <summary>What is chosen, as a Makefile would call it.</summary>
    public string Name { get; }

    /// <summary>What a source needs to have it.</summary>
    public string Rule { get; }

    /// <summary>The one that the Makefile's target makes.</summary>
    /// <param name="name">The target.</param>
    public static DerivationChoice Of(string name) => new(name, $"a Makefile with a target {name}", files => DerivationCatalog.Read(files, [name]));

    /// <summary>Those that the Makefile makes before another target.</summary>
    /// <param name="target">The other target.</param>
    public static DerivationChoice Before(string target) => new(target, $"a Makefile with a target {target} that derives files first", files => BeforeIn(files, target));

    /// <summary>Returns those that a source tree has; none where it has none of them.</summary>
    /// <param name="files">The source tree.</param>
    public IReadOnlyList<Derivation> In(ISourceFiles files) => _read(files);

    private static IReadOnlyList<Derivation> BeforeIn(ISourceFiles files, string target) =>
        files.TryReadText(Makefile.FileName) is { } text && Makefile.Parse(text).FindRule(target) is { } rule
            ? DerivationCatalog.Read(files, rule.Prerequisites)
            : [];
}
