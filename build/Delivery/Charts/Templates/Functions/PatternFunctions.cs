using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Regular expressions: as RE2 without backtracking, so that none runs on.</summary>
internal static class PatternFunctions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = Both(
        ("regexMatch", call => Pattern(call.Text(0)).IsMatch(call.Text(1))),
        ("regexFind", call => Pattern(call.Text(0)).Match(call.Text(1)).Value),
        ("regexFindAll", call => FindAll(call, call.Size(2, int.MaxValue))),
        ("regexReplaceAll", call => Replace(call, match => match.Result(call.Text(2)))),
        ("regexReplaceAllLiteral", call => Replace(call, _ => call.Text(2))),
        ("regexQuoteMeta", call => Regex.Escape(call.Text(0))),
        ("regexSplit", call => Pattern(call.Text(0)).Split(call.Text(1)).ToArray<object?>()));

    private static Dictionary<string, TemplateFunction> Both(params ReadOnlySpan<(string Name, TemplateMethod Run)> functions)
    {
        var table = new Dictionary<string, TemplateFunction>(StringComparer.Ordinal);
        foreach (var (name, run) in functions)
        {
            table.Add(name, new TemplateFunction(Guarded(run)));
            table.Add("must" + char.ToUpperInvariant(name[0]) + name[1..], new TemplateFunction(Guarded(run)));
        }

        return table;
    }

    private static TemplateMethod Guarded(TemplateMethod run) => call =>
    {
        try
        {
            // To match costs more than to copy.
            call.Budget.Spend(10 + call.Text(0).Length + (call.Count > 1 ? call.Text(1).Length / 4 : 0));
            return run(call);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new TemplateFailure($"{call.Name} {call.Printed(0)} takes longer than {Limit.TotalSeconds:0} s") { IsFatal = true };
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new TemplateFailure($"{call.Name} {call.Printed(0)}: {exception.Message}");
        }
    };

    private static object?[] FindAll(FunctionCall call, int count) =>
        [.. Pattern(call.Text(0)).Matches(call.Text(1)).Select(match => (object?)match.Value).Take(count < 0 ? int.MaxValue : count)];

    private static string Replace(FunctionCall call, Func<Match, string> replacement)
    {
        var made = 0L;
        return Pattern(call.Text(0)).Replace(call.Text(1), match =>
        {
            var text = replacement(match);
            TemplateBudget.Require(made += text.Length);
            return text;
        });
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
}
