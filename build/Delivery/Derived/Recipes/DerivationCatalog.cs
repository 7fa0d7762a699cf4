using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>What a repository derives, as its Makefile and the scripts that it runs say; both are read as data, nothing is executed.</summary>
public static class DerivationCatalog
{
    /// <summary>What the recipes are for, as errors say it.</summary>
    internal const string Operation = "derive files";

    private static readonly DerivationFamily[] Families =
    [
        new("manifests", ["manifests"], ManifestsRule.Read),
        new("generate", ["generate"], ManifestsRule.Read),
        new(ClientsRule.Name, [ClientsRule.Name, "generate-clients"], ClientsRule.Read),
    ];

    /// <summary>The derivation that <c>make modules</c> does: <c>go mod tidy</c>.</summary>
    public static Derivation Modules { get; } = new(
        "modules",
        [new RunGoStep(GoModFile.FileName, ["mod", "tidy"])],
        [new DerivedPath(".", GoModFile.FileName, IsRecursive: false, DerivedOwnership.None), new DerivedPath(".", "go.sum", IsRecursive: false, DerivedOwnership.None)],
        new InputScope(ReadsGo: true, []));

    /// <summary>Reads those of <c>manifests</c>, <c>generate</c> and <c>codegenclients</c> that the repository's Makefile has, in this order; none where it has no Makefile.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line of a recipe or a script has none of the known forms.</exception>
    /// <exception cref="MissingRecipeFileException">The Makefile runs a script that the tree does not have.</exception>
    /// <exception cref="MissingPinException">A program is run whose version the repository does not say.</exception>
    /// <exception cref="UnusablePinException">What a program is pinned to is no version.</exception>
    /// <exception cref="GoModFileException">The module file cannot be understood.</exception>
    /// <exception cref="SeveralFaultsException">Several recipes have such faults.</exception>
    public static IReadOnlyList<Derivation> Read(ISourceFiles files) => Read(files, [.. Families.Select(family => family.Name)]);

    /// <summary>Reads those that are named, as <see cref="Read(ISourceFiles)"/> does; the recipes of the others need not be understood.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="names">Names of derivations; others among them are passed over.</param>
    public static IReadOnlyList<Derivation> Read(ISourceFiles files, IReadOnlyCollection<string> names)
    {
        var makefile = Makefile.Parse(files.TryReadText(Makefile.FileName) ?? "");
        var (derivations, faults) = (new List<Derivation>(), new List<FaultException>());
        foreach (var family in Families.Where(family => names.Contains(family.Name)))
        {
            try
            {
                derivations.AddRange(family.TargetIn(makefile) is { } target ? [family.Read(files, makefile, target)] : []);
            }
            catch (FaultException fault)
            {
                faults.Add(fault);
            }
        }

        SeveralFaultsException.ThrowIfAny(Operation, faults);
        return derivations;
    }
}
