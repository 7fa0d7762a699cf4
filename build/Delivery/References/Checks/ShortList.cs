namespace KubeStellar.Delivery.References.Checks;

/// <summary>Writes lists that may be long.</summary>
internal static class ShortList
{
    private const int Named = 10;

    /// <summary>Returns the texts, separated by commas; of many the first, and how many more there are.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="named">How many to name.</param>
    public static string Of(IEnumerable<string> texts, int named = Named)
    {
        var all = texts.ToList();
        return string.Join(", ", all.Take(named)) + (all.Count > named ? $" and {all.Count - named} more" : "");
    }
}
