using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>One of the kinds of files that Makefiles derive.</summary>
/// <param name="Name">The name of the derivation.</param>
/// <param name="Targets">What Makefiles call the rule for it; the first one with a recipe counts.</param>
/// <param name="Read">Reads the rule of such a target.</param>
internal sealed record DerivationFamily(string Name, IReadOnlyList<string> Targets, Func<ISourceFiles, Makefile, string, Derivation> Read)
{
    /// <summary>Returns the target that a Makefile has, or null where none has a recipe.</summary>
    /// <param name="makefile">The Makefile.</param>
    public string? TargetIn(Makefile makefile) => Targets.FirstOrDefault(target => makefile.FindRule(target) is { Recipe.Count: > 0 });
}
