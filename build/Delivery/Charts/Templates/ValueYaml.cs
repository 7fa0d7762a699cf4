using System.Text;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Writes values as helm's <c>toYaml</c>: keys sorted, lists not indented below their key, text plain where it reads back as text.</summary>
internal sealed class ValueYaml
{
    private const int MaxDepth = 100;

    private readonly StringBuilder _text = new();
    private readonly Func<object?, string> _print;

    private ValueYaml(Func<object?, string> print) => _print = print;

    /// <summary>Returns the YAML without a line end at its end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="print">Prints what is unknown.</param>
    /// <exception cref="TemplateFailure">The value is too deep or too large.</exception>
    public static string Write(object? value, Func<object?, string> print)
    {
        var writer = new ValueYaml(print);
        writer.Value(value, 0, depth: 0);
        return writer._text.ToString().Trim('\n');
    }

    private void Value(object? value, int indent, int depth)
    {
        if (depth > MaxDepth || _text.Length > TemplateBudget.MaxLength)
        {
            throw new TemplateFailure("a value is too deep or too large for YAML") { IsFatal = true };
        }

        switch (value)
        {
            case TemplateMap { Count: > 0 } map:
                Map(map, indent, depth);
                break;
            case IReadOnlyList<object?> { Count: > 0 } list:
                List(list, indent, depth);
                break;
            default:
                Scalar(value, indent);
                break;
        }
    }

    private void Map(TemplateMap map, int indent, int depth)
    {
        var first = true;
        foreach (var (key, value) in map)
        {
            Indent(first ? 0 : indent);
            first = false;
            _text.Append(Plain(key)).Append(':');
            var isBlock = value is TemplateMap { Count: > 0 } or IReadOnlyList<object?> { Count: > 0 };
            _text.Append(isBlock ? '\n' : ' ');
            var inner = value is TemplateMap ? indent + 2 : indent;
            Indent(isBlock ? inner : 0);
            Value(value, isBlock ? inner : indent, depth + 1);
            EndLine();
        }
    }

    private void List(IReadOnlyList<object?> list, int indent, int depth)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Indent(i == 0 ? 0 : indent);
            _text.Append("- ");
            Value(list[i], indent + 2, depth + 1);
            EndLine();
        }
    }

    private void Scalar(object? value, int indent)
    {
        if (value is string text && text.Contains('\n', StringComparison.Ordinal) && text.Trim().Length > 0)
        {
            Block(text, indent);
            return;
        }

        _text.Append(value switch
        {
            null => "null",
            string plain => Plain(plain),
            double number => GoPrinter.JsonNumber(number),
            TemplateMap => "{}",
            IReadOnlyList<object?> => "[]",
            _ => _print(value),
        });
    }

    private void Block(string text, int indent)
    {
        var body = text.TrimEnd('\n');
        var end = text.Length - body.Length;
        _text.Append('|').Append(text[0] is ' ' or '\n' ? "2" : "").Append(end switch { 0 => "-", 1 => "", _ => "+" });
        foreach (var line in body.Split('\n'))
        {
            _text.Append('\n').Append(' ', line.Length > 0 ? indent + 2 : 0).Append(line);
        }

        _text.Append('\n', Math.Max(0, end - 1));
    }

    // go-yaml: double quotation marks where plain text would be no text, or needs escapes; single ones where it would be other YAML.
    private static string Plain(string text)
    {
        if (text.Length == 0 || YamlScalars.Plain(text) is not string || text.Any(char.IsControl))
        {
            return Functions.GoQuote.Quote(text);
        }

        var isPlain = !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !IsIndicator(text) && text[^1] != ':'
            && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && text is not ("<<" or "=") && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal);
        return isPlain ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    // "-", "?" and ":" are text where something other than white space follows.
    private static bool IsIndicator(string text) =>
        ",[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        || (text[0] is '-' or '?' or ':' && (text.Length == 1 || char.IsWhiteSpace(text[1])));

    private void Indent(int count) => _text.Append(' ', count);

    private void EndLine()
    {
        if (_text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }
}
