using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The variable assignments and rules of a Makefile as text; nothing is executed.</summary>
public sealed class Makefile
{
    /// <summary>The name that make looks for in these repositories.</summary>
    public const string FileName = "Makefile";

    private readonly Dictionary<string, MakefileLine> _variables;

    private Makefile(Dictionary<string, MakefileLine> variables, IReadOnlyList<MakefileLine> lines) => (_variables, Lines) = (variables, lines);

    /// <summary>The lines without comments that take a whole line; a recipe's line starts with its tab.</summary>
    internal IReadOnlyList<MakefileLine> Lines { get; }

    /// <summary>Reads the assignments <c>NAME = value</c>, <c>:=</c>, <c>::=</c>, <c>?=</c> and <c>+=</c> and the rules, continued lines joined; comments are passed over.</summary>
    /// <param name="text">The Makefile's text.</param>
    public static Makefile Parse(string text)
    {
        var variables = new Dictionary<string, (StringBuilder Value, int Line)>(StringComparer.Ordinal);
        var lines = MakefileLine.Split(text).Where(line => !line.Text.StartsWith('#')).ToList();
        foreach (var (line, number) in lines.Where(line => !line.Text.StartsWith('\t')))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].TrimEnd(':', '?', '+', ' ', '\t');
            name = name.StartsWith("export ", StringComparison.Ordinal) ? name["export ".Length..].Trim() : name;
            var form = equals > 0 ? line[equals - 1] : ' ';
            if (name.Length > 0 && name.All(IsNameCharacter) && !(form == '?' && variables.ContainsKey(name)))
            {
                var value = WithoutComment(line[(equals + 1)..]).Trim();
                variables[name] = (form == '+' && variables.TryGetValue(name, out var before) ? before.Value.Append(' ').Append(value) : new StringBuilder(value), number);
            }
        }

        return new Makefile(variables.ToDictionary(variable => variable.Key, variable => new MakefileLine(variable.Value.Value.ToString(), variable.Value.Line), StringComparer.Ordinal), lines);
    }

    /// <summary>Returns the variable's unexpanded value, or null when it is not assigned.</summary>
    /// <param name="variable">The name.</param>
    public string? Find(string variable) => _variables.GetValueOrDefault(variable)?.Text;

    /// <summary>Returns the line that gives the variable its value, from 1, or null when it is not assigned.</summary>
    /// <param name="variable">The name.</param>
    public int? LineOf(string variable) => _variables.GetValueOrDefault(variable)?.Line;

    /// <summary>Returns a line of the Makefile as <c>Makefile:line</c>.</summary>
    /// <param name="line">The line, from 1.</param>
    public static string PlaceOf(int line) => string.Create(CultureInfo.InvariantCulture, $"{FileName}:{line}");

    /// <summary>Returns the rule that makes a target, or null when there is none; prerequisites of several lines are joined, the last recipe counts.</summary>
    /// <param name="target">The target, named literally.</param>
    public MakeRule? FindRule(string target) => MakeRule.Find(Lines, target);

    /// <summary>Replaces every reference to a variable by the variable's value, itself expanded.</summary>
    /// <param name="text">Text with references <c>${NAME}</c> and <c>$(NAME)</c>.</param>
    /// <param name="given">Values that override those of the Makefile; they are literal.</param>
    /// <param name="otherwise">What stands for a reference to no known variable, to make's functions, or to the variable itself: called with the text between the brackets.</param>
    /// <exception cref="UnboundedMakefileException">The variables lead to each other without end, or nearly so.</exception>
    public string Expand(string text, IReadOnlyDictionary<string, string> given, Func<string, string> otherwise) => new MakeExpansion(this, given, otherwise).Expand(text);

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

    /// <summary>Returns the index of the bracket that closes the one at an index, or -1; functions such as <c>$(shell …)</c> may hold others.</summary>
    /// <param name="value">The text.</param>
    /// <param name="open">The index of <c>(</c> or <c>{</c>.</param>
    internal static int CloseOf(string value, int open)
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

    internal static string WithoutComment(string value)
    {
        var kept = new StringBuilder();
        for (var start = 0; ;)
        {
            var hash = value.IndexOf('#', start);
            if (hash <= start || value[hash - 1] != '\\')
            {
                return kept.Append(value, start, (hash < 0 ? value.Length : hash) - start).ToString();
            }

            kept.Append(value, start, hash - 1 - start).Append('#');
            start = hash + 1;
        }
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
