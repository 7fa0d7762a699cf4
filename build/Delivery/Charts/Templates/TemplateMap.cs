using System.Collections.ObjectModel;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A Go <c>map[string]interface{}</c>: <c>set</c> changes it for all who hold it, and it is visited in the order of its keys.</summary>
internal sealed class TemplateMap() : SortedDictionary<string, object?>(StringComparer.Ordinal)
{
    /// <summary>The methods of a built-in object that is also a map; they come before keys of their names.</summary>
    public IReadOnlyDictionary<string, TemplateMethod> Methods { get; init; } = ReadOnlyDictionary<string, TemplateMethod>.Empty;

    /// <summary>Returns a copy whose maps and lists are copies as well.</summary>
    /// <param name="budget">What the copying may cost.</param>
    public TemplateMap Copy(TemplateBudget budget) => (TemplateMap)Copy(this, budget)!;

    private static object? Copy(object? value, TemplateBudget budget)
    {
        budget.Deeper();
        budget.Spend();
        object? copy = value switch
        {
            TemplateMap map => CopyOf(map, budget),
            IReadOnlyList<object?> list => list.Select(item => Copy(item, budget)).ToArray(),
            _ => value,
        };
        budget.Back();
        return copy;
    }

    private static TemplateMap CopyOf(TemplateMap map, TemplateBudget budget)
    {
        var copy = new TemplateMap();
        foreach (var (key, value) in map)
        {
            copy[key] = Copy(value, budget);
        }

        return copy;
    }
}
