using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GoCommands;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>What a Makefile does before it builds an image for this machine, as names of its targets.</summary>
/// <param name="Steps">Names among <c>manifests</c>, <c>generate</c>, <c>codegenclients</c>, <c>modules</c>, <c>fmt</c>, <c>vet</c> and <c>test</c>, in the Makefile's order, each once; what the tests ask for stands before them.</param>
/// <param name="Strangers">The names of other prerequisites that have a recipe, which is not carried out.</param>
public sealed record BuildPrerequisites(IReadOnlyList<string> Steps, IReadOnlyList<string> Strangers)
{
    /// <summary>The Makefile's target that runs the tests.</summary>
    public const string Tests = "test";

    // Not every Makefile tests before it builds; whoever asks for tests gets them then.
    private static readonly string[] Builds = ["ko-local-build", "ko-build-local", "ko-build-controller-manager-local", "ko-build-transport-local", "ko-build-get-kubeconfig-local"];
    private static readonly string[] Known = ["manifests", "generate", "codegenclients", "modules", "fmt", "vet", Tests];

    /// <summary>Reads the first rule for local images that has prerequisites; where none has, the tests alone are what is done before.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="NoTestRecipeException">There is neither such a rule nor one for tests.</exception>
    public static BuildPrerequisites Read(ISourceFiles files)
    {
        var makefile = Makefile.Parse(files.TryReadText(Makefile.FileName) ?? "");
        var asked = Builds.Select(makefile.FindRule).FirstOrDefault(rule => rule?.Prerequisites.Any(Known.Contains) == true)?.Prerequisites ?? [Tests];
        var steps = asked.Where(Known.Contains).SelectMany(name => name == Tests ? [.. TestsOf(files).Prerequisites, Tests] : new[] { name });
        return new BuildPrerequisites([.. steps.Distinct()], [.. asked.Where(name => !Known.Contains(name) && makefile.FindRule(name) is { Recipe.Count: > 0 }).Distinct()]);
    }

    private static TestRecipe TestsOf(ISourceFiles files) => TestRecipe.Read(files) ?? throw new NoTestRecipeException(files.Location);
}
