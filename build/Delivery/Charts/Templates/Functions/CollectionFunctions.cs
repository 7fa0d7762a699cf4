namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Lists: made, cut and joined; none is changed.</summary>
internal static class CollectionFunctions
{
    private const int MaxCount = 100_000;

    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Given,
        ("list", call => call.Arguments.ToArray()),
        ("tuple", call => call.Arguments.ToArray()),
        ("index", call => call.Arguments.Skip(1).Aggregate(call[0], Index)),
        ("first", call => Cut(call, 0, list => list.Count > 0 ? list[0] : null)),
        ("last", call => Cut(call, 0, list => list.Count > 0 ? list[^1] : null)),
        ("rest", call => Cut(call, 0, list => list.Skip(1).ToArray())),
        ("initial", call => Cut(call, 0, list => list.SkipLast(1).ToArray())),
        ("reverse", call => Cut(call, 0, list => list.Reverse().ToArray())),
        ("append", call => Cut(call, 0, list => list.Append(call[1]).ToArray())),
        ("push", call => Cut(call, 0, list => list.Append(call[1]).ToArray())),
        ("prepend", call => Cut(call, 0, list => list.Prepend(call[1]).ToArray())),
        ("compact", call => Cut(call, 0, list => list.Where(item => item is Unknown || Truth.Of(item)).ToArray())),
        ("concat", Concat),
        ("join", call => Cut(call, 1, list => call.Join(call.Text(0), list.Where(item => item is not null)))))
        .And(FunctionTable.Of(
            UnknownArguments.Spread,
            ("len", call => (object)Length(call[0])),
            ("slice", call => call[0] is string text ? text[Bounds(call, text.Length)] : call.List(0).Take(Bounds(call, call.List(0).Count)).ToArray()),
            ("has", call => call[1] is not null && Identities(call, call.List(1)).Contains(call.Identity(call[0]))),
            ("without", call => Identities(call, call.Arguments.Skip(1)) is var others ? call.List(0).Where(item => !others.Contains(call.Identity(item))).ToArray() : null),
            ("uniq", call => call.List(0).DistinctBy(call.Identity).ToArray()),
            ("sortAlpha", call => Texts(call[0]).Order(StringComparer.Ordinal).ToArray<object?>()),
            ("toStrings", call => Texts(call[0]).ToArray<object?>()),
            ("splitList", call => Split(call).ToArray<object?>()),
            ("split", call => Numbered(Split(call))),
            ("splitn", call => Numbered(call.Text(2).Split(call.Text(0), Math.Clamp(call.Size(1, int.MaxValue), 0, MaxCount)))),
            ("until", call => Steps(0, call.Size(0, MaxCount), call.Size(0, MaxCount) < 0 ? -1 : 1)),
            ("untilStep", call => Steps(call.Size(0, int.MaxValue), call.Size(1, int.MaxValue), call.Size(2, int.MaxValue)))));

    private static HashSet<(string Kind, string Text)> Identities(FunctionCall call, IEnumerable<object?> values) => [.. values.Select(call.Identity)];

    private static object? Cut(FunctionCall call, int index, Func<IReadOnlyList<object?>, object?> cut)
    {
        if (call[index] is Unknown unknown)
        {
            return unknown;
        }

        var list = index == 1 && call[index] is not IReadOnlyList<object?> ? [call[index]] : call.List(index);
        call.Budget.Spend(list.Count);
        return cut(list);
    }

    private static object? Concat(FunctionCall call)
    {
        var all = new List<object?>();
        for (var i = 0; i < call.Count; i++)
        {
            if (call[i] is Unknown unknown)
            {
                return unknown;
            }

            call.Budget.Spend(call.List(i).Count);
            all.AddRange(call.List(i));
        }

        return all;
    }

    private static object? Index(object? item, object? key) => (item, key) switch
    {
        (Unknown unknown, _) => unknown,
        (_, Unknown unknown) => unknown,
        (TemplateMap map, string name) => map.GetValueOrDefault(name),
        (IReadOnlyList<object?> list, long at) => at >= 0 && at < list.Count ? list[(int)at] : throw new TemplateFailure($"index out of range: {at}"),
        (null, _) => throw new TemplateFailure("index of untyped nil"),
        _ => throw new TemplateFailure($"cannot index {KindFunctions.KindOf(item)} with {KindFunctions.KindOf(key)}"),
    };

    private static long Length(object? value) => value switch
    {
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        TemplateMap map => map.Count,
        IReadOnlyList<object?> list => list.Count,
        _ => throw new TemplateFailure($"len of type {KindFunctions.KindOf(value)}"),
    };

    private static Range Bounds(FunctionCall call, int length)
    {
        var start = call.Count > 1 ? call.Size(1, int.MaxValue) : 0;
        var end = call.Count > 2 ? call.Size(2, int.MaxValue) : length;
        return start >= 0 && end <= length && start <= end ? start..end : throw new TemplateFailure($"slice {start}:{end} is out of range");
    }

    private static IEnumerable<string> Texts(object? value) =>
        (value as IReadOnlyList<object?> ?? [value]).Where(item => item is not null).Select(GoPrinter.Format);

    private static string[] Split(FunctionCall call)
    {
        var parts = call.Text(0).Length > 0 ? call.Text(1).AsSpan().Count(call.Text(0)) : call.Text(1).Length;
        call.Budget.Spend(parts);
        return call.Text(0).Length > 0 ? call.Text(1).Split(call.Text(0)) : [.. call.Text(1).Select(c => c.ToString())];
    }

    private static TemplateMap Numbered(string[] parts)
    {
        var map = new TemplateMap();
        for (var i = 0; i < parts.Length; i++)
        {
            map["_" + GoPrinter.Format((long)i)] = parts[i];
        }

        return map;
    }

    private static List<object?> Steps(int start, int stop, int step)
    {
        var steps = new List<object?>();
        for (long i = start; step > 0 ? i < stop : step < 0 && i > stop; i += step)
        {
            if (steps.Count >= MaxCount)
            {
                throw new TemplateFailure($"a sequence has more than {MaxCount} elements") { IsFatal = true };
            }

            steps.Add(i);
        }

        return steps;
    }
}
