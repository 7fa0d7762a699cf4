using KubeStellar.Delivery.Charts.Packaging;

namespace KubeStellar.Delivery.References.Rules;

/// <summary>A pattern for paths as <c>.gitignore</c> writes them: <c>*</c>, <c>?</c> and <c>[a-z]</c> within a part, <c>**</c> for any parts, <c>/</c> at the start for the root; a pattern without a slash inside is about names in any folder, and one that names a folder is about all below it.</summary>
internal sealed class PathPattern
{
    private const string AnyParts = "**";

    // Null stands for any parts.
    private readonly IReadOnlyList<GoPathPattern?> _parts;
    private readonly bool _isFolder;

    private PathPattern(IReadOnlyList<GoPathPattern?> parts, bool isFolder) => (_parts, _isFolder) = (parts, isFolder);

    /// <summary>Reads a pattern, or returns null for a malformed one: brackets that are open or empty, a backslash at the end of a part.</summary>
    /// <param name="text">The pattern.</param>
    public static PathPattern? TryParse(string text)
    {
        var trimmed = text.TrimEnd('/');
        var parts = trimmed.TrimStart('/').Split('/').Select(part => (IsAny: part == AnyParts, Pattern: part == AnyParts ? null : GoPathPattern.TryParse(part))).ToList();
        IReadOnlyList<GoPathPattern?> patterns = [.. parts.Select(part => part.Pattern)];
        return parts.Exists(part => !part.IsAny && part.Pattern is null) ? null
            : new PathPattern(trimmed.Contains('/', StringComparison.Ordinal) ? patterns : [null, .. patterns], text.EndsWith('/'));
    }

    /// <summary>Whether the pattern matches a file's path, or the path of a folder that holds it.</summary>
    /// <param name="path">The path below the root.</param>
    public bool Matches(string path)
    {
        var names = path.Split('/');

        // reached[i]: whether the parts so far match the first i names.
        var reached = new bool[names.Length + 1];
        reached[0] = true;
        foreach (var part in _parts)
        {
            reached = part is null ? Skip(reached) : Step(reached, part, names);
        }

        return Array.LastIndexOf(reached, true) > 0 && (!_isFolder || Array.IndexOf(reached, true) < names.Length);
    }

    private static bool[] Skip(bool[] reached)
    {
        var next = new bool[reached.Length];
        var any = false;
        for (var i = 0; i < reached.Length; i++)
        {
            any |= reached[i];
            next[i] = any;
        }

        return next;
    }

    private static bool[] Step(bool[] reached, GoPathPattern part, string[] names)
    {
        var next = new bool[reached.Length];
        for (var i = 0; i < names.Length; i++)
        {
            next[i + 1] = reached[i] && part.Matches(names[i]);
        }

        return next;
    }
}
