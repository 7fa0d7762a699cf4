using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The programs that a repository pins for deriving its files.</summary>
/// <param name="Kustomize">The kustomize that the Makefile asks for, or null where it asks for none.</param>
/// <param name="Programs">The generators that the derivations run, each once, in the order of their use.</param>
public sealed record ToolPins(PinnedKustomize? Kustomize, IReadOnlyList<ToolPin> Programs)
{
    private const string KustomizeVariable = "KUSTOMIZE";

    /// <summary>Reads the pins; those of <see cref="TestRecipe"/> are not among them, because only its tests need them.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line of a recipe or a script has none of the known forms.</exception>
    /// <exception cref="MissingRecipeFileException">The Makefile runs a script that the tree does not have.</exception>
    /// <exception cref="MissingPinException">A program is run whose version the repository does not say.</exception>
    /// <exception cref="UnusablePinException">What a program is pinned to is no version.</exception>
    /// <exception cref="GoModFileException">The module file cannot be understood.</exception>
    /// <exception cref="Faults.SeveralFaultsException">Several recipes have such faults.</exception>
    public static ToolPins Read(ISourceFiles files)
    {
        var makefile = Makefile.Parse(files.TryReadText(Makefile.FileName) ?? "");
        return new ToolPins(
            makefile.Find(KustomizeVariable) is null ? PinnedKustomize.Find(makefile) : PinnedKustomize.Read(makefile),
            [.. DerivationCatalog.Read(files).SelectMany(derivation => derivation.Tools).DistinctBy(pin => pin.ToString())]);
    }
}
