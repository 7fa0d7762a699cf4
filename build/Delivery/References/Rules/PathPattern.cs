namespace KubeStellar.Delivery.References.Rules;

/// <summary>A pattern for paths as <c>.gitignore</c> writes them: <c>*</c> and <c>?</c> within a part, <c>**</c> for any parts, <c>/</c> at the start for the root; a pattern without a slash inside is about names in any folder, and one that names a folder is about all below it.</summary>
public sealed class PathPattern
{
    private const string AnyParts = "**";

    private readonly string[] _parts;
    private readonly bool _isFolder;

    private PathPattern(string[] parts, bool isFolder) => (_parts, _isFolder) = (parts, isFolder);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    public static PathPattern Parse(string text)
    {
        var isFolder = text.EndsWith('/');
        var trimmed = text.TrimEnd('/');
        var parts = trimmed.TrimStart('/').Split('/');
        return new PathPattern(trimmed.Contains('/', StringComparison.Ordinal) ? parts : [AnyParts, .. parts], isFolder);
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
            reached = part == AnyParts ? Skip(reached) : Step(reached, part, names);
        }

        return Array.LastIndexOf(reached, true) is > 0 and var last && (!_isFolder || Array.IndexOf(reached, true) < names.Length) && last <= names.Length;
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

    private static bool[] Step(bool[] reached, string part, string[] names)
    {
        var next = new bool[reached.Length];
        for (var i = 0; i < names.Length; i++)
        {
            next[i + 1] = reached[i] && MatchesName(part, names[i]);
        }

        return next;
    }

    // Goes back to the last star alone, which is enough where stars are the only choice.
    private static bool MatchesName(string pattern, string name)
    {
        var (p, n, star, resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                (p, n) = (p + 1, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
