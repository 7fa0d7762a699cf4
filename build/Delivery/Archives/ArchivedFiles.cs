using System.IO.Enumeration;
using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>Finds the files of a checkout that an archive holds besides its programs, such as LICENSE and README.</summary>
internal static class ArchivedFiles
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Lists the files.</summary>
    /// <param name="patterns">Patterns of names, with <c>/</c> between folders; a folder stands for all that it holds.</param>
    /// <param name="checkout">The absolute folder that holds exactly the tagged commit.</param>
    /// <param name="folder">What to put before each path in the archive.</param>
    /// <exception cref="MissingArchiveFileException">A file that is named without wildcards does not exist.</exception>
    public static IReadOnlyList<LayerFile> Find(IReadOnlyList<string> patterns, string checkout, string folder)
    {
        var paths = List(checkout);
        return
        [
            .. patterns.SelectMany(pattern => Matching(pattern, paths)).Distinct().Select(path =>
                new LayerFile(folder + path, Path.Combine(checkout, path.Replace('/', Path.DirectorySeparatorChar)), UstarWriter.ReadAndOwnerWrite)),
        ];
    }

    private static List<string> Matching(string pattern, IReadOnlyList<string> paths)
    {
        var parts = pattern.Trim('/').Split('/');
        List<string> found = [.. paths.Where(path => Matches(parts, path.Split('/')))];
        return found.Count > 0 || pattern.IndexOfAny(Wildcards) >= 0 ? found : throw new MissingArchiveFileException(pattern);
    }

    private static bool Matches(string[] pattern, string[] path) =>
        pattern.Length <= path.Length && pattern.Zip(path).All(pair => FileSystemName.MatchesSimpleExpression(pair.First, pair.Second, ignoreCase: false));

    private static List<string> List(string checkout) =>
    [
        .. new FileSystemEnumerable<string>(
            checkout,
            (ref entry) => Path.GetRelativePath(checkout, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.FileName.SequenceEqual(".git"),
        }.Order(StringComparer.Ordinal),
    ];
}
