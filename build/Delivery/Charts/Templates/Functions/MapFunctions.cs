namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Maps: made, read, merged; <c>set</c>, <c>unset</c> and <c>merge</c> change their first map.</summary>
internal static class MapFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Given,
        ("dict", Dict),
        ("get", call => call[0] is Unknown unknown ? unknown : call.Map(0).TryGetValue(call.Text(1), out var value) ? value : ""),
        ("set", Set),
        ("unset", Unset),
        ("hasKey", call => call[0] is Unknown unknown ? unknown : (object)call.Map(0).ContainsKey(call.Text(1))),
        ("keys", call => FirstUnknown(call) ?? (object)call.Arguments.SelectMany((_, i) => call.Map(i).Keys).ToArray<object?>()),
        ("values", call => call[0] is Unknown unknown ? unknown : (object)call.Map(0).Values.ToArray()),
        ("pluck", call => call.Arguments.Skip(1).OfType<TemplateMap>().Where(map => map.ContainsKey(call.Text(0))).Select(map => map[call.Text(0)]).ToArray()),
        ("pick", call => call[0] is Unknown unknown ? unknown : Chosen(call, picked: true)),
        ("omit", call => call[0] is Unknown unknown ? unknown : Chosen(call, picked: false)),
        ("dig", Dig),
        ("merge", call => Merged(call, overwrite: false)),
        ("mustMerge", call => Merged(call, overwrite: false)),
        ("mergeOverwrite", call => Merged(call, overwrite: true)),
        ("mustMergeOverwrite", call => Merged(call, overwrite: true)),
        ("deepCopy", call => call[0] is TemplateMap map ? map.Copy(call.Budget) : call[0]),
        ("mustDeepCopy", call => call[0] is TemplateMap map ? map.Copy(call.Budget) : call[0]));

    private static Unknown? FirstUnknown(FunctionCall call) => call.Arguments.OfType<Unknown>().FirstOrDefault();

    private static TemplateMap Dict(FunctionCall call)
    {
        var map = new TemplateMap();
        for (var i = 0; i < call.Count; i += 2)
        {
            map[call.Printed(i)] = i + 1 < call.Count ? call[i + 1] : "";
        }

        return map;
    }

    private static object? Set(FunctionCall call)
    {
        if (call[0] is not Unknown)
        {
            call.Map(0)[call.Text(1)] = call[2];
        }

        return call[0];
    }

    private static object? Unset(FunctionCall call)
    {
        if (call[0] is not Unknown)
        {
            call.Map(0).Remove(call.Text(1));
        }

        return call[0];
    }

    private static TemplateMap Chosen(FunctionCall call, bool picked)
    {
        var keys = call.Arguments.Skip(1).Select((_, i) => call.Text(i + 1)).ToHashSet(StringComparer.Ordinal);
        var chosen = new TemplateMap();
        foreach (var (key, value) in call.Map(0).Where(pair => keys.Contains(pair.Key) == picked))
        {
            chosen[key] = value;
        }

        return chosen;
    }

    // The keys come first, then the default, then the map.
    private static object? Dig(FunctionCall call)
    {
        object? value = call[call.Count - 1];
        for (var i = 0; i < call.Count - 2; i++)
        {
            switch (value)
            {
                case Unknown unknown:
                    return unknown;
                case TemplateMap map when map.TryGetValue(call.Text(i), out value):
                    break;
                default:
                    return call[call.Count - 2];
            }
        }

        return value;
    }

    private static object? Merged(FunctionCall call, bool overwrite)
    {
        if (call[0] is Unknown unknown)
        {
            return unknown;
        }

        for (var i = 1; i < call.Count; i++)
        {
            if (call[i] is TemplateMap source)
            {
                Merge(call.Map(0), source, overwrite, call.Budget);
            }
        }

        return call[0];
    }

    // mergo: what is empty in the target is filled; with overwrite, what is not empty in the source wins.
    private static void Merge(TemplateMap target, TemplateMap source, bool overwrite, TemplateBudget budget)
    {
        budget.Deeper();
        foreach (var (key, value) in source.ToArray())
        {
            budget.Spend();
            if (target.TryGetValue(key, out var there) && there is TemplateMap inner && value is TemplateMap more)
            {
                Merge(inner, more, overwrite, budget);
            }
            else if ((overwrite && (value is Unknown || Truth.Of(value))) || (there is not Unknown && !Truth.Of(there)))
            {
                target[key] = value is TemplateMap copied ? copied.Copy(budget) : value;
            }
        }

        budget.Back();
    }
}
