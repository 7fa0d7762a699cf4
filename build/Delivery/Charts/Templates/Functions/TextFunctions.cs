using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Text: moved about, cut and changed.</summary>
internal static class TextFunctions
{
    private const int MaxCount = 100_000;

    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.AsText,
        ("quote", call => call.Join(" ", call.Arguments.Where(value => value is not null).Select(value => GoQuote.Quote(call.Print(value))))),
        ("squote", call => call.Join(" ", call.Arguments.Where(value => value is not null).Select(value => $"'{call.Print(value)}'"))),
        ("toString", call => call.Printed(0)),
        ("indent", call => Indent(call)),
        ("nindent", call => "\n" + Indent(call)),
        ("trim", call => call.Text(0).Trim()),
        ("nospace", call => string.Concat(call.Text(0).Where(c => !char.IsWhiteSpace(c)))),
        ("cat", call => call.Join(" ", call.Arguments.Where(value => value is not null))),
        ("html", call => Html(call)),
        ("print", call => Print(call)),
        ("println", call => call.Join(" ", call.Arguments) + "\n"),
        ("printf", call => GoFormat.Format(call.Text(0), [.. call.Arguments.Skip(1).Select(value => value is Unknown unknown ? call.Print(unknown) : value)])))
        .And(FunctionTable.Of(
            UnknownArguments.Spread,
            ("trunc", call => Truncate(call.Size(0, int.MaxValue), call.Text(1))),
            ("trimSuffix", call => call.Text(1).EndsWith(call.Text(0), StringComparison.Ordinal) ? call.Text(1)[..^call.Text(0).Length] : call.Text(1)),
            ("trimPrefix", call => call.Text(1).StartsWith(call.Text(0), StringComparison.Ordinal) ? call.Text(1)[call.Text(0).Length..] : call.Text(1)),
            ("trimAll", call => call.Text(1).Trim(call.Text(0).ToCharArray())),
            ("upper", call => call.Text(0).ToUpperInvariant()),
            ("lower", call => call.Text(0).ToLowerInvariant()),
            ("title", call => ByWord(call.Text(0), char.ToUpperInvariant)),
            ("untitle", call => ByWord(call.Text(0), char.ToLowerInvariant)),
            ("replace", call => Replace(call)),
            ("contains", call => call.Text(1).Contains(call.Text(0), StringComparison.Ordinal)),
            ("hasPrefix", call => call.Text(1).StartsWith(call.Text(0), StringComparison.Ordinal)),
            ("hasSuffix", call => call.Text(1).EndsWith(call.Text(0), StringComparison.Ordinal)),
            ("repeat", call => Repeat(call, call.Size(0, MaxCount))),
            ("substr", call => Substring(call.Size(0, int.MaxValue), call.Size(1, int.MaxValue), call.Text(2))),
            ("camelcase", call => Joined(call.Text(0))),
            ("snakecase", call => Snake(call.Text(0), '_')),
            ("kebabcase", call => Snake(call.Text(0), '-')),
            ("abbrev", call => call.Text(1).Length > call.Size(0, int.MaxValue) && call.Size(0, int.MaxValue) >= 4 ? call.Text(1)[..(call.Size(0, int.MaxValue) - 3)] + "..." : call.Text(1))));

    private static string Indent(FunctionCall call)
    {
        var (pad, text) = (new string(' ', Math.Max(0, call.Size(0, 10_000))), call.Text(1));
        call.Budget.Make(text.Length + ((long)pad.Length * (1 + text.AsSpan().Count('\n'))));
        return pad + text.Replace("\n", "\n" + pad, StringComparison.Ordinal);
    }

    // As fmt.Sprint: a space between operands when neither is a string.
    private static string Print(FunctionCall call)
    {
        var result = new StringBuilder();
        for (var i = 0; i < call.Count; i++)
        {
            var separate = i > 0 && call[i] is not string && call[i - 1] is not string;
            result.Append(separate ? " " : "").Append(call.Printed(i));
            TemplateBudget.Require(result.Length);
        }

        return result.ToString();
    }

    private static string Html(FunctionCall call) => call.Join("", call.Arguments)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static string Truncate(int length, string text) =>
        length >= 0 ? text[..Math.Min(length, text.Length)]
        : text.Length + (long)length > 0 ? text[(text.Length + length)..]
        : text;

    private static string ByWord(string text, Func<char, char> change) =>
        string.Concat(text.Select((c, i) => i == 0 || char.IsWhiteSpace(text[i - 1]) ? change(c) : c));

    private static string Replace(FunctionCall call)
    {
        var (old, by, text) = (call.Text(0), call.Text(1), call.Text(2));
        call.Budget.Make(text.Length * (long)Math.Max(1, old.Length == 0 ? 1 : by.Length / old.Length));
        return old.Length == 0 ? text : text.Replace(old, by, StringComparison.Ordinal);
    }

    private static string Repeat(FunctionCall call, int count)
    {
        call.Budget.Make((long)call.Text(1).Length * Math.Max(0, count));
        return new StringBuilder().Insert(0, call.Text(1), Math.Max(0, count)).ToString();
    }

    private static string Substring(int start, int end, string text)
    {
        var from = Math.Clamp(start, 0, text.Length);
        return text[from..(end < 0 || end > text.Length ? text.Length : Math.Max(from, end))];
    }

    private static string Joined(string text) => string.Concat(
        text.Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Snake(string text, char separator)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var parts = c is '_' or '-' or ' ' or '.';
            if (parts || (char.IsUpper(c) && i > 0 && char.IsLower(text[i - 1])))
            {
                result.Append(separator);
            }

            if (!parts)
            {
                result.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }
}
