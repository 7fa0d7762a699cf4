namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Comparison: of basic values of one kind, as text/template/funcs.go.</summary>
internal static class CompareFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Spread,
        ("eq", call => Equal(call)),
        ("ne", call => !AreEqual(call[0], call[1])),
        ("lt", call => Compare(call) < 0),
        ("le", call => Compare(call) <= 0),
        ("gt", call => Compare(call) > 0),
        ("ge", call => Compare(call) >= 0),
        ("deepEqual", call => call.Identity(call[0]) == call.Identity(call[1])));

    private static bool Equal(FunctionCall call)
    {
        if (call.Count < 2)
        {
            throw new TemplateFailure("missing argument for comparison");
        }

        for (var i = 1; i < call.Count; i++)
        {
            if (AreEqual(call[0], call[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => left is null && right is null,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        (long a, long b) => a == b,
        (double a, double b) => a.Equals(b),
        (TemplateMap or IReadOnlyList<object?>, _) or (_, TemplateMap or IReadOnlyList<object?>) => throw new TemplateFailure("non-comparable type for comparison"),
        _ => throw new TemplateFailure($"incompatible types for comparison: {KindFunctions.KindOf(left)} and {KindFunctions.KindOf(right)}"),
    };

    private static int Compare(FunctionCall call) => (call[0], call[1]) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        var (a, b) => throw new TemplateFailure($"incompatible types for comparison: {KindFunctions.KindOf(a)} and {KindFunctions.KindOf(b)}"),
    };
}
