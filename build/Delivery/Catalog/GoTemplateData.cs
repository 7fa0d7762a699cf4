using System.Collections.Immutable;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The values a template may name: an immutable tree of texts and groups, such as <c>Version</c> and <c>Env.LDFLAGS</c>; change returns a copy.</summary>
public sealed class GoTemplateData
{
    private readonly ImmutableDictionary<string, object> _values;

    private GoTemplateData(ImmutableDictionary<string, object> values) => _values = values;

    /// <summary>No values.</summary>
    public static GoTemplateData Empty { get; } = new(ImmutableDictionary.Create<string, object>(StringComparer.Ordinal));

    /// <summary>The dotted names of all texts, sorted by ordinal.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            var keys = new List<string>();
            Collect("", keys);
            keys.Sort(StringComparer.Ordinal);
            return keys;
        }
    }

    /// <summary>Returns a copy with a text.</summary>
    /// <param name="key">The name, without dots.</param>
    /// <param name="value">The text.</param>
    public GoTemplateData With(string key, string value) => new(_values.SetItem(key, value));

    /// <summary>Returns a copy with a group, which replaces a group or text of that name.</summary>
    /// <param name="key">The name, without dots.</param>
    /// <param name="group">The values of the group.</param>
    public GoTemplateData With(string key, GoTemplateData group) => new(_values.SetItem(key, group));

    /// <summary>Returns a copy with a group of texts, which replaces a group or text of that name.</summary>
    /// <param name="key">The name, without dots.</param>
    /// <param name="texts">The names and texts, such as environment variables.</param>
    public GoTemplateData With(string key, IEnumerable<KeyValuePair<string, string>> texts) =>
        With(key, new GoTemplateData(Empty._values.SetItems(texts.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value)))));

    /// <summary>The text of that name; null when there is none.</summary>
    /// <param name="key">The name, without dots.</param>
    public string? TextOf(string key) => _values.GetValueOrDefault(key) as string;

    /// <summary>The group of that name; null when there is none.</summary>
    /// <param name="key">The name, without dots.</param>
    public GoTemplateData? GroupOf(string key) => _values.GetValueOrDefault(key) as GoTemplateData;

    private void Collect(string prefix, List<string> keys)
    {
        foreach (var (key, value) in _values)
        {
            if (value is GoTemplateData group)
                group.Collect(prefix + key + ".", keys);
            else
                keys.Add(prefix + key);
        }
    }
}
