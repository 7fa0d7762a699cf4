using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>What a repository derives, as its Makefile and the scripts that it runs say; both are read as data, nothing is executed.</summary>
public static class DerivationCatalog
{
    /// <summary>What the recipes are for, as errors say it.</summary>
    internal const string Operation = "derive files";

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
    public static IReadOnlyList<Derivation> Read(ISourceFiles files)
    {
        if (files.TryReadText(Makefile.FileName) is not { } text)
        {
            return [];
        }

        var makefile = Makefile.Parse(text);
        return [.. new[] { ManifestsRule.Read(files, makefile, "manifests"), ManifestsRule.Read(files, makefile, "generate"), ClientsRule.Read(files, makefile) }.OfType<Derivation>()];
    }
}
