namespace KubeStellar.Delivery.Catalog;

/// <summary>Reads what declarations say of the go command's environment.</summary>
internal static class GoAssignments
{
    /// <summary>Returns the variables of texts <c>NAME=value</c>; of two with one name the last wins.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> assignments) =>
        assignments.Select(Split).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);

    private static KeyValuePair<string, string> Split(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(assignment, "") : new(assignment[..equals], assignment[(equals + 1)..]);
    }
}
