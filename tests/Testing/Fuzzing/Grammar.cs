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
        var chosen = depth > MaxDepth || text.Length > MaxLength ? alternatives.MinBy(alternative => alternative.Count(c => c == '<'))! : alternatives[random.Next((uint)alternatives.Length)];
        for (var at = 0; at < chosen.Length;)
        {
            var close = chosen[at] == '<' ? chosen.IndexOf('>', at) : -1;
            if (close > 0 && _rules.ContainsKey(chosen[(at + 1)..close]))
            {
                Append(text, chosen[(at + 1)..close], random, depth + 1);
                at = close + 1;
            }
            else
            {
                text.Append(chosen[at++]);
            }
        }
    }
}
