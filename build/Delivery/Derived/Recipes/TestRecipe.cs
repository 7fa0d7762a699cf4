using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Catalog.Shell;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>What <c>make test</c> runs, read as data.</summary>
/// <param name="Place">The line that runs the tests, as <c>Makefile:line</c>.</param>
/// <param name="Prerequisites">What is done before, in order: names among <c>manifests</c>, <c>generate</c>, <c>codegenclients</c>, <c>fmt</c>, <c>vet</c>.</param>
/// <param name="Arguments">What stands behind <c>go test</c>, such as <c>./... -coverprofile cover.out</c>.</param>
/// <param name="Assets">The Kubernetes programs that the tests run, or null where they need none.</param>
public sealed record TestRecipe(string Place, IReadOnlyList<string> Prerequisites, IReadOnlyList<string> Arguments, TestAssets? Assets)
{
    private const string Operation = "run the tests";
    private const string Target = "test";
    private const string AssetsVariable = "KUBEBUILDER_ASSETS=$(shell ";
    private const string Forms = "[KUBEBUILDER_ASSETS=\"$(shell $(ENVTEST) use <version> … -p path)\"] go test <packages> <flags>, after manifests, generate, codegenclients, fmt, vet, envtest";

    private static readonly string[] Steps = ["manifests", "generate", "codegenclients", "fmt", "vet"];
    private static readonly string[] ToolPrerequisites = ["envtest", "$(ENVTEST)"];

    /// <summary>Reads the rule <c>test</c>; null where the source has no Makefile, or the Makefile no such rule with a recipe.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="RecipeNotUnderstoodException">The rule has not the known form.</exception>
    /// <exception cref="MissingPinException">The tests need setup-envtest, and the Makefile does not say its version.</exception>
    /// <exception cref="UnusablePinException">What setup-envtest is pinned to is no version.</exception>
    public static TestRecipe? Read(ISourceFiles files)
    {
        if (files.TryReadText(Makefile.FileName) is not { } text || Makefile.Parse(text) is var makefile && makefile.FindRule(Target) is not { Recipe.Count: > 0 } rule)
        {
            return null;
        }

        var stranger = rule.FindStranger(makefile, [.. Steps, .. ToolPrerequisites]);
        var line = rule.Recipe[0];
        if (stranger is not null || rule.Recipe.Count > 1)
        {
            throw NotUnderstood(rule.Line, stranger is null ? rule.Recipe[1].Text : $"{Target}: {stranger}");
        }

        try
        {
            return Read(makefile, line, [.. rule.Prerequisites.Where(Steps.Contains)]);
        }
        catch (FormatException)
        {
            throw NotUnderstood(line.Line, line.Text);
        }
    }

    private static TestRecipe Read(Makefile makefile, MakefileLine line, IReadOnlyList<string> prerequisites)
    {
        var words = ShellLine.Parse(line.Text) is [{ Commands: [var command], Target: null }] ? command : throw new FormatException();
        var assets = words[0].StartsWith(AssetsVariable, StringComparison.Ordinal) && words[0].EndsWith(')') ? ReadAssets(makefile, words[0][AssetsVariable.Length..^1]) : null;
        return new RecipeWords(makefile).Expand([.. words.Skip(assets is null ? 0 : 1)]) is ["go", "test", .. var arguments]
            ? new TestRecipe(Makefile.PlaceOf(line.Line), prerequisites, arguments, assets)
            : throw new FormatException();
    }

    private static TestAssets ReadAssets(Makefile makefile, string command) =>
        new RecipeWords(makefile).Command(command) is ["setup-envtest", "use", var version, ..] && !version.StartsWith('-')
            ? new TestAssets(new MakefilePins(makefile).Get("setup-envtest"), version)
            : throw new FormatException();

    private static RecipeNotUnderstoodException NotUnderstood(int line, string text) => new(Operation, Makefile.FileName, line, text, Forms);
}
