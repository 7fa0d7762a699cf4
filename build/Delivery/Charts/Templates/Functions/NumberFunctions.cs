using System.Globalization;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Arithmetic: on whole numbers as sprig does, to which every argument is cast; overflow wraps as in Go.</summary>
internal static class NumberFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Spread,
        ("int", call => call.Whole(0)),
        ("int64", call => call.Whole(0)),
        ("float64", call => call.Real(0)),
        ("atoi", call => long.TryParse(call.Text(0), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0L),
        ("toDecimal", call => Octal(call.Printed(0))),
        ("add", call => Wholes(call).Aggregate(0L, (sum, number) => unchecked(sum + number))),
        ("add1", call => unchecked(call.Whole(0) + 1)),
        ("sub", call => unchecked(call.Whole(0) - call.Whole(1))),
        ("mul", call => Wholes(call).Aggregate(1L, (product, number) => unchecked(product * number))),
        ("div", call => Divided(call, (a, b) => a / b)),
        ("mod", call => Divided(call, (a, b) => a % b)),
        ("max", call => Wholes(call).Max()),
        ("biggest", call => Wholes(call).Max()),
        ("min", call => Wholes(call).Min()),
        ("addf", call => call.Arguments.Select((_, i) => call.Real(i)).Sum()),
        ("ceil", call => Math.Ceiling(call.Real(0))),
        ("floor", call => Math.Floor(call.Real(0))),
        ("round", call => Math.Round(call.Real(0), Math.Clamp(call.Size(1, 15), 0, 15), MidpointRounding.AwayFromZero)));

    private static IEnumerable<long> Wholes(FunctionCall call) =>
        call.Count > 0 ? call.Arguments.Select(FunctionCall.ToWhole) : throw new TemplateFailure($"{call.Name} needs arguments");

    private static long Divided(FunctionCall call, Func<long, long, long> divide) => (call.Whole(0), call.Whole(1)) switch
    {
        (_, 0) => throw new TemplateFailure("division by zero"),
        (long.MinValue, -1) => call.Name == "mod" ? 0L : long.MinValue,
        var (a, b) => divide(a, b),
    };

    private static long Octal(string text)
    {
        long value = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '7' || value > long.MaxValue >> 3)
            {
                return 0;
            }

            value = (value << 3) + (c - '0');
        }

        return value;
    }
}
