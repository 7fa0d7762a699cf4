namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Reads what a template's expression names: <c>{{ .Values.X | default .Values.Y }}</c>, <c>{{ config.x }}</c>, <c>{{ x | default("1.2.3") }}</c>.</summary>
internal static class TemplateVariables
{
    private static readonly HashSet<string> Functions = new(["default", "quote", "squote", "trim", "toString", "required", "coalesce", "tpl", "string"], StringComparer.Ordinal);

    /// <summary>Returns the expression with the variables that it names and its literal, in the order in which they count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">The place of the expression, its brackets included.</param>
    public static VersionText Read(string text, VersionText expression)
    {
        var (names, literal, function) = (new List<string>(), (VersionText?)null, "");
        var end = expression.Start + expression.Length - 2;
        for (var at = expression.Start + 2; at < end;)
        {
            if (text[at] is '"' or '\'' && text.IndexOf(text[at], at + 1, end - at - 1) is > 0 and var close)
            {
                literal ??= VersionExpression.Read(text, at + 1, close);
                at = close + 1;
                continue;
            }

            var stop = at;
            while (stop < end && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] is '.' or '_' or '$' or '-'))
            {
                stop++;
            }

            var word = text[at..stop].TrimStart('$').Trim('-').TrimStart('.');
            function = function.Length == 0 && names.Count == 0 ? word : function;
            if (word.Length > 0 && !Functions.Contains(word) && char.IsAsciiLetter(word[0]))
            {
                names.Add(word);
            }

            at = Math.Max(stop, at + 1);
        }

        // "default .Other .First" names the last first, as a pipe writes it.
        if (function is "default")
        {
            names.Reverse();
        }

        return names.Count == 0 ? expression : expression with { Names = names, Fallback = literal };
    }
}
