using System.Text.RegularExpressions;
using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>A Go package of API types that asks for clients.</summary>
/// <param name="Import">Its import path.</param>
/// <param name="GroupVersion">The last two folders of its path, such as <c>control/v1alpha1</c>.</param>
internal sealed partial record ClientPackage(string Import, string GroupVersion)
{
    private static readonly string[] SkippedFolders = [".git", "_output", "vendor"];

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Finds the packages of a folder as <c>kube_codegen.sh</c> does, in the order of their bytes.</summary>
    /// <param name="root">The absolute folder of the source tree.</param>
    /// <param name="folder">The folder below it.</param>
    /// <param name="generator">The version whose rules count.</param>
    public static IReadOnlyList<ClientPackage> Find(string root, string folder, CodeGenerator generator)
    {
        var start = Path.GetFullPath(folder, root);
        if (!Directory.Exists(start))
        {
            return [];
        }

        var module = GoModFile.Parse(File.ReadAllText(Path.Join(root, GoModFile.FileName)), GoModFile.FileName).Module;
        return
        [
            .. Directory.EnumerateFiles(start, generator.TakesFolders ? "*.go" : "types.go", Below)
                .Where(file => !generator.TakesFolders || !Path.GetRelativePath(start, file).Split(Path.DirectorySeparatorChar).Any(SkippedFolders.Contains))
                .Where(file => Asks(File.ReadAllText(file), generator))
                .Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Where(path => VersionPattern().IsMatch(path[(path.LastIndexOf('/') + 1)..]))
                .Select(path => new ClientPackage($"{module}/{path}", string.Join('/', $"{module}/{path}".Split('/')[^2..]))),
        ];
    }

    private static bool Asks(string text, CodeGenerator generator) =>
        generator.IsStrictAboutMarks ? MarkPattern().IsMatch(text) : text.Contains("+genclient", StringComparison.Ordinal);

    [GeneratedRegex(@"^[^\S\n]*//[^\S\n]*\+genclient", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"\Av[0-9]+((alpha|beta)[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
