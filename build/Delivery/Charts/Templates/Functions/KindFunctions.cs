namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>What kind of value it is, by Go's names; a template's whole numbers are <c>int</c>, those of values <c>float64</c>.</summary>
internal static class KindFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Spread,
        ("kindOf", call => KindOf(call[0])),
        ("kindIs", call => KindOf(call[1]) == call.Text(0)),
        ("typeOf", call => TypeOf(call[0])),
        ("typeIs", call => TypeOf(call[1]) == call.Text(0)),
        ("typeIsLike", call => TypeOf(call[1]).TrimStart('*') == call.Text(0)));

    /// <summary>Returns the kind as reflect names it.</summary>
    /// <param name="value">The value.</param>
    public static string KindOf(object? value) => value switch
    {
        null => "invalid",
        string => "string",
        bool => "bool",
        long => "int",
        double => "float64",
        TemplateMap => "map",
        IReadOnlyList<object?> => "slice",
        TemplateMethod => "func",
        Unknown => "unknown",
        _ => "struct",
    };

    /// <summary>Returns the type as fmt's <c>%T</c> names it.</summary>
    /// <param name="value">The value.</param>
    public static string TypeOf(object? value) => value switch
    {
        null => "<nil>",
        TemplateMap => "map[string]interface {}",
        IReadOnlyList<object?> => "[]interface {}",
        _ => KindOf(value),
    };
}
