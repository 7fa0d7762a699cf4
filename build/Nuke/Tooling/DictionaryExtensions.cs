namespace Nuke.Common.Utilities.Collections;

/// <summary>Fluent additions to dictionaries, as <see cref="NukeBuild.ReportSummary(Nuke.Common.Tooling.Configure{Dictionary{string, string}})"/> wants them.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value = default!)
        where TKey : notnull
    {
        dictionary.Add(key, value);
        return dictionary;
    }

    /// <summary>Adds a pair with the text of a value.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value = default!)
        where TKey : notnull
    {
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    /// <summary>Adds a pair unless its value is null.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue? value)
        where TKey : notnull
        where TValue : class
    {
        return value is null ? dictionary : dictionary.AddPair(key, value);
    }
}
