namespace KubeStellar.Delivery.Faults;

/// <summary>Finds the names that a slip of the keyboard may have meant.</summary>
internal static class NearNames
{
    /// <summary>Returns the names that differ from what was asked by few letters, the nearest first; upper and lower case are the same.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="known">The names; of several at the same distance, the first come first.</param>
    public static IEnumerable<string> Of(string asked, IEnumerable<string> known)
    {
        var most = Math.Max(1, asked.Length / 3);
        return known
            .Select(name => (Name: name, Distance: Distance(asked.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(name => name.Distance <= most)
            .OrderBy(name => name.Distance)
            .Select(name => name.Name);
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
