using System.Globalization;
using System.Text;
using KubeStellar.Delivery.Charts.Templates.Functions;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>The arguments of one call; asking for one of the wrong kind fails as Go's reflection does.</summary>
/// <param name="name">The name of the function.</param>
/// <param name="arguments">The arguments, the piped one last.</param>
/// <param name="pipelines">Who calls.</param>
internal sealed class FunctionCall(string name, IReadOnlyList<object?> arguments, PipelineEvaluator pipelines)
{
    /// <summary>The name of the function.</summary>
    public string Name => name;

    /// <summary>How many arguments there are.</summary>
    public int Count => arguments.Count;

    /// <summary>All arguments.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>Who calls: for functions that evaluate templates.</summary>
    public PipelineEvaluator Caller => pipelines;

    /// <summary>What it may cost.</summary>
    public TemplateBudget Budget => pipelines.Context.Budget;

    /// <summary>Returns an argument.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <exception cref="TemplateFailure">There is none.</exception>
    public object? this[int index] => index >= 0 && index < arguments.Count ? arguments[index] : throw new TemplateFailure($"{name} has {arguments.Count} arguments and needs more");

    /// <summary>The last argument.</summary>
    public object? Last => this[Math.Max(0, arguments.Count - 1)];

    /// <summary>Returns an argument that is text; of an unknown one, its mark.</summary>
    /// <param name="index">Its position, from 0.</param>
    public string Text(int index) => this[index] switch
    {
        string text => text,
        Unknown unknown => pipelines.Mark(unknown),
        var other => throw Wrong(index, "text", other),
    };

    /// <summary>Returns an argument as text, whatever it is.</summary>
    /// <param name="index">Its position, from 0.</param>
    public string Printed(int index) => Print(this[index]);

    /// <summary>Returns a value as text; of an unknown one, its mark.</summary>
    /// <param name="value">The value.</param>
    public string Print(object? value) => value switch
    {
        string text => text,
        Unknown unknown => pipelines.Mark(unknown),
        _ => GoPrinter.Format(value),
    };

    /// <summary>Returns what tells a value from others: its kind and how it is printed.</summary>
    /// <param name="value">The value.</param>
    public (string Kind, string Text) Identity(object? value)
    {
        var text = GoPrinter.Format(value);
        Budget.Spend(text.Length / 8);
        return (KindFunctions.KindOf(value), text);
    }

    /// <summary>Returns texts with a separator between them.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="values">The values, which are printed.</param>
    public string Join(string separator, IEnumerable<object?> values)
    {
        var result = new StringBuilder();
        foreach (var (index, value) in values.Index())
        {
            result.Append(index == 0 ? "" : separator).Append(Print(value));
            TemplateBudget.Require(result.Length);
        }

        return result.ToString();
    }

    /// <summary>Returns an argument that is a number, or text that is one, as a whole number; others are 0, as sprig casts.</summary>
    /// <param name="index">Its position, from 0.</param>
    public long Whole(int index) => ToWhole(this[index]);

    /// <summary>Returns an argument as a number, as sprig casts.</summary>
    /// <param name="index">Its position, from 0.</param>
    public double Real(int index) => this[index] switch
    {
        double real => real,
        long whole => whole,
        bool flag => flag ? 1 : 0,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => 0,
    };

    /// <summary>Returns an argument that is a count of bounded size, as Go's <c>int</c> parameters take it.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <param name="limit">The greatest that is allowed.</param>
    public int Size(int index, int limit)
    {
        var size = this[index] switch
        {
            long whole => whole,
            double real when real == Math.Floor(real) && Math.Abs(real) < 1L << 53 => (long)real,
            var other => throw Wrong(index, "a whole number", other),
        };
        return size <= limit ? (int)Math.Max(size, int.MinValue) : throw new TemplateFailure($"{name} {size} is more than {limit}") { IsFatal = true };
    }

    /// <summary>Returns an argument that is a list.</summary>
    /// <param name="index">Its position, from 0.</param>
    public IReadOnlyList<object?> List(int index) => this[index] as IReadOnlyList<object?> ?? throw Wrong(index, "a list", this[index]);

    /// <summary>Returns an argument that is a map.</summary>
    /// <param name="index">Its position, from 0.</param>
    public TemplateMap Map(int index) => this[index] as TemplateMap ?? throw Wrong(index, "a map", this[index]);

    /// <summary>Casts as spf13/cast does: text by its digits, a fraction is cut, what is no number is 0.</summary>
    /// <param name="value">The value.</param>
    public static long ToWhole(object? value) => value switch
    {
        long whole => whole,
        double real => Math.Abs(real) < 9e18 ? (long)real : 0,
        bool flag => flag ? 1 : 0,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && Math.Abs(real) < 9e18 => (long)real,
        _ => 0,
    };

    private TemplateFailure Wrong(int index, string expected, object? found) =>
        new($"argument {index + 1} of {name} must be {expected}, not {KindFunctions.KindOf(found)}");
}
