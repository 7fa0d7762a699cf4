namespace Nuke.Common.Checks;

/// <summary>Finds the name that a mistyped one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>Returns <c> Did you mean '…'?</c>, or nothing when no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> names, string prefix)
    {
        return Find(name, names) is { } nearest ? $" Did you mean '{prefix}{nearest}'?" : "";
    }

    /// <summary>Returns the name with the fewest edits, at most a third of its length and at least two; null when none is that near.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        var plainName = Plain(name);
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in names)
        {
            var plain = Plain(candidate);
            var edits = plainName.Length >= 3 && plain.StartsWith(plainName, StringComparison.Ordinal) ? 1 : Edits(plainName, plain);
            if (edits < fewest && edits <= Math.Max(2, plain.Length / 3) && edits < plain.Length)
                (nearest, fewest) = (candidate, edits);
        }

        return nearest;
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Counts insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var edits = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits = Math.Min(edits, rows[i - 2, j - 2] + 1);
                rows[i, j] = edits;
            }
        }

        return rows[a.Length, b.Length];
    }
}
