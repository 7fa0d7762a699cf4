using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Lays values over each other as helm does (pkg/chartutil/coalesce.go).</summary>
internal static class ChartValues
{
    private const string Global = "global";

    /// <summary>Returns the values of a subchart: the parent's for it over its own defaults, and the parent's <c>global</c>.</summary>
    /// <param name="parent">The parent's values.</param>
    /// <param name="name">The name by which the parent knows the subchart.</param>
    /// <param name="defaults">The subchart's own <c>values.yaml</c>.</param>
    /// <param name="budget">What it may cost.</param>
    public static TemplateMap ForSubchart(TemplateMap parent, string name, TemplateMap defaults, TemplateBudget budget)
    {
        var values = parent.GetValueOrDefault(name) is TemplateMap given ? given.Copy(budget) : [];
        Fill(values, defaults, budget);
        if (parent.GetValueOrDefault(Global) is TemplateMap global)
        {
            var shared = global.Copy(budget);
            Fill(shared, values.GetValueOrDefault(Global) as TemplateMap ?? [], budget);
            values[Global] = shared;
        }

        return values;
    }

    /// <summary>Fills values with those of a subchart that <c>import-values</c> names: a word of its <c>exports</c>, or maps with <c>child</c> and <c>parent</c>.</summary>
    /// <param name="values">The parent's values; what stands there already stays.</param>
    /// <param name="imports">The list.</param>
    /// <param name="subchart">The subchart's values.</param>
    /// <param name="budget">What it may cost.</param>
    public static void Import(TemplateMap values, IReadOnlyList<object?> imports, TemplateMap subchart, TemplateBudget budget)
    {
        foreach (var import in imports)
        {
            var (child, parent) = import is TemplateMap paths
                ? (paths.GetValueOrDefault("child") as string ?? "", paths.GetValueOrDefault("parent") as string ?? "")
                : ($"exports.{import}", ".");
            if (Find(subchart, child) is TemplateMap table)
            {
                var path = parent.Split('.', StringSplitOptions.RemoveEmptyEntries);
                Fill(values, path.Reverse().Aggregate(table.Copy(budget), (inner, name) => new TemplateMap { [name] = inner }), budget);
            }
        }
    }

    /// <summary>Returns the value that a dotted path leads to; null when it leads nowhere.</summary>
    /// <param name="values">Where it starts.</param>
    /// <param name="path">The path.</param>
    public static object? Find(TemplateMap values, string path)
    {
        object? value = values;
        foreach (var name in path.Split('.'))
        {
            value = (value as TemplateMap)?.GetValueOrDefault(name);
        }

        return value;
    }

    // What is given wins; a null that is given takes the default away.
    private static void Fill(TemplateMap given, TemplateMap defaults, TemplateBudget budget)
    {
        budget.Deeper();
        foreach (var (key, value) in defaults)
        {
            budget.Spend();
            if (!given.TryGetValue(key, out var there))
            {
                given[key] = value is TemplateMap map ? map.Copy(budget) : value;
            }
            else if (there is null)
            {
                given.Remove(key);
            }
            else if (there is TemplateMap inner && value is TemplateMap more)
            {
                Fill(inner, more, budget);
            }
        }

        budget.Back();
    }
}
