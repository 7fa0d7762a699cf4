using System.Text;
using CsCheck;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>Makes texts by rules: each has alternatives, in which <c>&lt;name&gt;</c> stands for a text of the rule of that name, and all else for itself.</summary>
/// <param name="rules">The rules; the first is where texts start. Where it gets too deep, the shortest alternative is taken.</param>
public sealed class Grammar(params IReadOnlyList<(string Name, string[] Alternatives)> rules) : Gen<string>
{
    private const int MaxDepth = 24;
    private const int MaxLength = 16 * 1024;

    private readonly Dictionary<string, string[]> _rules = rules.ToDictionary(rule => rule.Name, rule => rule.Alternatives, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shortest = ShortestOf(rules);

    /// <inheritdoc/>
    public override string Generate(PCG pcg, Size? min, out Size size)
    {
        var text = new StringBuilder();
        Append(text, rules[0].Name, pcg, 0);
        size = new Size((ulong)text.Length);
        return text.ToString();
    }

    private void Append(StringBuilder text, string rule, PCG random, int depth)
    {
        var alternatives = _rules[rule];
        var chosen = depth > MaxDepth || text.Length > MaxLength ? _shortest[rule] : alternatives[random.Next((uint)alternatives.Length)];
        foreach (var (literal, name) in Parts(chosen, _rules.ContainsKey))
        {
            text.Append(literal);
            if (name is not null)
            {
                Append(text, name, random, depth + 1);
            }
        }
    }

    // For each rule the alternative that comes to an end soonest: those that need no other rule first, then those that need only such rules, and so on.
    private static Dictionary<string, string> ShortestOf(IReadOnlyList<(string Name, string[] Alternatives)> rules)
    {
        var shortest = new Dictionary<string, string>(StringComparer.Ordinal);
        while (shortest.Count < rules.Count)
        {
            var ended = rules.Where(rule => !shortest.ContainsKey(rule.Name))
                .Select(rule => (rule.Name, Text: rule.Alternatives.FirstOrDefault(alternative => Parts(alternative, name => rules.Any(other => other.Name == name)).All(part => part.Name is null || shortest.ContainsKey(part.Name)))))
                .Where(rule => rule.Text is not null).ToList();
            foreach (var (name, alternative) in ended.Count > 0 ? ended : throw new ArgumentException("rules that never end", nameof(rules)))
            {
                shortest.Add(name, alternative!);
            }
        }

        return shortest;
    }

    // Literal text, and the name of the rule behind it; null at the end.
    private static IEnumerable<(string Literal, string? Name)> Parts(string alternative, Func<string, bool> isRule)
    {
        var start = 0;
        for (var open = alternative.IndexOf('<', StringComparison.Ordinal); open >= 0; open = alternative.IndexOf('<', open + 1))
        {
            var close = alternative.IndexOf('>', open);
            if (close > 0 && isRule(alternative[(open + 1)..close]))
            {
                yield return (alternative[start..open], alternative[(open + 1)..close]);
                start = close + 1;
            }
        }

        yield return (alternative[start..], null);
    }
}
