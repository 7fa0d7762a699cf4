namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Finds functions by name: those of text/template, of sprig and of helm that charts use.</summary>
internal static class FunctionTable
{
    // Groups are functions themselves, so that one that no chart needs is never set up; the most used stand first.
    private static readonly Func<IReadOnlyDictionary<string, TemplateFunction>>[] Groups =
    [
        () => TextFunctions.Table,
        () => ChoiceFunctions.Table,
        () => ChartFunctions.Table,
        () => CompareFunctions.Table,
        () => CollectionFunctions.Table,
        () => MapFunctions.Table,
        () => FormatFunctions.Table,
        () => EncodingFunctions.Table,
        () => KindFunctions.Table,
        () => NumberFunctions.Table,
        () => VersionFunctions.Table,
        () => PatternFunctions.Table,
        () => InstallationFunctions.Table,
    ];

    /// <summary>Returns a function; null when there is none of that name.</summary>
    /// <param name="name">The name.</param>
    public static TemplateFunction? Find(string name)
    {
        foreach (var group in Groups)
        {
            if (group().TryGetValue(name, out var function))
            {
                return function;
            }
        }

        return null;
    }

    /// <summary>Returns a table of functions that treat unknown arguments alike.</summary>
    /// <param name="unknowns">How they treat them.</param>
    /// <param name="functions">Names and functions.</param>
    public static Dictionary<string, TemplateFunction> Of(UnknownArguments unknowns, params ReadOnlySpan<(string Name, TemplateMethod Run)> functions)
    {
        var table = new Dictionary<string, TemplateFunction>(functions.Length, StringComparer.Ordinal);
        foreach (var (name, run) in functions)
        {
            table.Add(name, new TemplateFunction(run, unknowns));
        }

        return table;
    }

    /// <summary>Returns a table with the functions of both.</summary>
    /// <param name="table">One table; it is changed.</param>
    /// <param name="more">Another.</param>
    public static Dictionary<string, TemplateFunction> And(this Dictionary<string, TemplateFunction> table, Dictionary<string, TemplateFunction> more)
    {
        foreach (var (name, function) in more)
        {
            table.Add(name, function);
        }

        return table;
    }
}
