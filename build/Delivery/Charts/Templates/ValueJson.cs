using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Writes values as compact JSON with sorted keys.</summary>
internal static class ValueJson
{
    private const int MaxDepth = 100;

    /// <summary>Returns the JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="print">Prints what is unknown.</param>
    /// <exception cref="TemplateFailure">The value is too deep or too large.</exception>
    public static string Write(object? value, Func<object?, string> print) => Append(new StringBuilder(), value, print, 0).ToString();

    private static StringBuilder Append(StringBuilder text, object? value, Func<object?, string> print, int depth)
    {
        if (depth > MaxDepth || text.Length > TemplateBudget.MaxLength)
        {
            throw new TemplateFailure("a value is too deep or too large for JSON") { IsFatal = true };
        }

        switch (value)
        {
            case TemplateMap map:
                text.Append('{');
                foreach (var (key, item) in map)
                {
                    Append(text.Append(text[^1] == '{' ? "" : ",").Append(Quoted(key)).Append(':'), item, print, depth + 1);
                }

                return text.Append('}');
            case IReadOnlyList<object?> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    Append(text.Append(i == 0 ? "" : ","), list[i], print, depth + 1);
                }

                return text.Append(']');
            default:
                return text.Append(value switch
                {
                    null => "null",
                    string plain => Quoted(plain),
                    double number => GoPrinter.JsonNumber(number),
                    Unknown => Quoted(print(value)),
                    _ => print(value),
                });
        }
    }

    private static string Quoted(string text)
    {
        var json = new GoJsonWriter();
        json.Text(text);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
