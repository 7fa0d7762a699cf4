namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>One value or another.</summary>
internal static class ChoiceFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Given,
        ("default", Default),
        ("coalesce", Coalesce),
        ("empty", call => Negated(call, call[0])),
        ("not", call => Negated(call, call[0])),
        ("ternary", call => Choose(call, call[2], call[0], call[1])),
        ("all", call => All(call, expected: true)),
        ("any", call => All(call, expected: false)),
        ("required", Required));

    // sprig: the default comes first, the value last; without a value the default.
    private static object? Default(FunctionCall call) => call.Count == 1 ? call[0] : Choose(call, call[1], call[1], call[0]);

    private static object? Choose(FunctionCall call, object? condition, object? positive, object? negative) => Truth.Of(condition, call.Caller.Context.Marks) switch
    {
        true => positive,
        false => negative,
        null => condition as Unknown ?? new Unknown("it depends on an unknown value"),
    };

    private static object? Coalesce(FunctionCall call)
    {
        foreach (var value in call.Arguments)
        {
            switch (Truth.Of(value, call.Caller.Context.Marks))
            {
                case true:
                    return value;
                case null:
                    return value as Unknown ?? new Unknown("it depends on an unknown value");
            }
        }

        return null;
    }

    private static object? Negated(FunctionCall call, object? value) =>
        Truth.Of(value, call.Caller.Context.Marks) is { } truth ? !truth : value as Unknown ?? new Unknown("it depends on an unknown value");

    private static object All(FunctionCall call, bool expected)
    {
        Unknown? undecided = null;
        foreach (var value in call.Arguments)
        {
            var truth = Truth.Of(value, call.Caller.Context.Marks);
            if (truth == !expected)
            {
                return !expected;
            }

            undecided ??= truth is null ? value as Unknown ?? new Unknown("it depends on an unknown value") : null;
        }

        return undecided is null ? expected : undecided;
    }

    private static object? Required(FunctionCall call) => call[1] is null or "" ? throw new TemplateFailure(call.Text(0)) : call[1];
}
