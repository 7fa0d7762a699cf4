using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Which folders at the root of a source tree a derivation's steps name.</summary>
internal static class NamedFolders
{
    private static readonly char[] Separators = [' ', '\'', '"', '=', ',', ';', ':', '{', '}', '<', '>'];

    /// <summary>Returns the inputs of steps that read Go: all that holds Go, and the folders that they name.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="steps">The steps.</param>
    public static InputScope ScopeOf(ISourceFiles files, IEnumerable<DerivationStep> steps)
    {
        var words = steps.SelectMany(step => step.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).Select(TopOf).ToHashSet(StringComparer.Ordinal);
        return new InputScope(ReadsGo: true, [.. files.ListFolders().Where(words.Contains)]);
    }

    private static string TopOf(string path) => path.Split('/').FirstOrDefault(part => part is not ("" or "." or "..")) ?? "";
}
