using KubeStellar.Delivery.Catalog.Shell;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>The words of a recipe's lines, make's variables expanded.</summary>
/// <param name="makefile">The Makefile, whose variables the lines use.</param>
internal sealed class RecipeWords(Makefile makefile)
{
    // Tools by their names, and the checkout's root as the folder where all paths begin.
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["KUSTOMIZE"] = "kustomize",
        ["YQ"] = "yq",
        ["KUBECTL"] = "kubectl",
        ["CONTROLLER_GEN"] = "controller-gen",
        ["OPENSHIFT_GOIMPORTS"] = "openshift-goimports",
        ["ENVTEST"] = "setup-envtest",
        ["MAKE"] = "make",
        ["PWD"] = ".",
        ["CURDIR"] = ".",
        ["shell pwd"] = ".",
    };

    /// <summary>Returns the words of a line that is one command, whose output goes nowhere else.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">It is more than that, or uses what only a shell could compute.</exception>
    public List<string> Command(string line) => ShellLine.Parse(line) is [{ Commands: [var words], Target: null }] ? Expand(words) : throw new FormatException();

    /// <summary>Returns words expanded.</summary>
    /// <param name="words">Words as <see cref="ShellLine"/> cuts them.</param>
    /// <exception cref="FormatException">One uses what only a shell could compute.</exception>
    public List<string> Expand(IReadOnlyList<string> words) => [.. words.Select(Expand)];

    /// <summary>Returns a word expanded.</summary>
    /// <param name="word">A word as <see cref="ShellLine"/> cuts it.</param>
    /// <exception cref="FormatException">It uses what only a shell could compute.</exception>
    public string Expand(string word) => makefile.Expand(word, Given, _ => throw new FormatException());

    /// <summary>Returns the name of the program at a path.</summary>
    /// <param name="path">The path.</param>
    public static string ProgramOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
