namespace KubeStellar.Delivery.Catalog;

/// <summary>The variable assignments of a Makefile as text; nothing is executed.</summary>
public sealed class Makefile
{
    /// <summary>The name that make looks for in these repositories.</summary>
    public const string FileName = "Makefile";

    private readonly Dictionary<string, string> _variables;

    private Makefile(Dictionary<string, string> variables) => _variables = variables;

    /// <summary>Reads the assignments <c>NAME = value</c>, <c>:=</c>, <c>::=</c>, <c>?=</c> and <c>+=</c>, continued lines joined; recipes and comments are passed over.</summary>
    /// <param name="text">The Makefile's text.</param>
    public static Makefile Parse(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in JoinContinuedLines(text).Where(line => !line.StartsWith('\t') && !line.StartsWith('#')))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].TrimEnd(':', '?', '+', ' ', '\t');
            name = name.StartsWith("export ", StringComparison.Ordinal) ? name["export ".Length..].Trim() : name;
            var form = equals > 0 ? line[equals - 1] : ' ';
            if (name.Length > 0 && name.All(IsNameCharacter) && !(form == '?' && variables.ContainsKey(name)))
            {
                var value = WithoutComment(line[(equals + 1)..]).Trim();
                variables[name] = form == '+' && variables.TryGetValue(name, out var before) ? $"{before} {value}" : value;
            }
        }

        return new Makefile(variables);
    }

    /// <summary>Returns the variable's unexpanded value, or null when it is not assigned.</summary>
    /// <param name="variable">The name.</param>
    public string? Find(string variable) => _variables.GetValueOrDefault(variable);

    /// <summary>Cuts a value at its references <c>${NAME}</c> and <c>$(NAME)</c>: each part is literal text and the variable behind it, or null at the end.</summary>
    /// <param name="value">An unexpanded value.</param>
    public static IEnumerable<(string Literal, string? Variable)> Split(string value)
    {
        var start = 0;
        for (var open = value.IndexOf('$', StringComparison.Ordinal); open >= 0; open = value.IndexOf('$', start))
        {
            var close = open + 1 < value.Length ? CloseOf(value, open + 1) : -1;
            if (close < 0)
            {
                break;
            }

            yield return (value[start..open], value[(open + 2)..close]);
            start = close + 1;
        }

        yield return (value[start..], null);
    }

    // The bracket that ends the reference; functions such as $(shell …) may hold others.
    private static int CloseOf(string value, int open)
    {
        var (left, right) = value[open] switch { '{' => ('{', '}'), '(' => ('(', ')'), _ => ('\0', '\0') };
        var depth = 0;
        for (var i = open; left != '\0' && i < value.Length; i++)
        {
            depth += value[i] == left ? 1 : value[i] == right ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<string> JoinContinuedLines(string text)
    {
        var joined = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.EndsWith('\\'))
            {
                joined += line[..^1] + " ";
                continue;
            }

            yield return joined + line;
            joined = "";
        }
    }

    private static string WithoutComment(string value)
    {
        var hash = value.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? value : hash > 0 && value[hash - 1] == '\\' ? value[..(hash - 1)] + "#" + WithoutComment(value[(hash + 1)..]) : value[..hash];
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
