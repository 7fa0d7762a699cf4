using System.Text;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Finds the charts that a command line installs: <c>oci://host/path</c> and <c>--version</c>.</summary>
internal static class HelmArguments
{
    private const int MaxShells = 3;

    /// <summary>Returns the charts that arguments name, with their versions; null where there is none.</summary>
    /// <param name="arguments">The arguments; one may be a whole shell script.</param>
    public static IEnumerable<(string Chart, string? Version)> Charts(IReadOnlyList<string> arguments)
    {
        foreach (var chart in OfCommand(arguments.Where(argument => !IsScript(argument)).ToArray()))
        {
            yield return chart;
        }

        foreach (var chart in arguments.Where(IsScript).SelectMany(script => OfScript(script)))
        {
            yield return chart;
        }
    }

    /// <summary>Returns the charts that the commands of a shell script name, those that it hands to another shell included; what no helm is told, and has no version, is only a text.</summary>
    /// <param name="script">The script.</param>
    public static IEnumerable<(string Chart, string? Version)> OfScript(string script) => OfScript(script, MaxShells);

    private static IEnumerable<(string Chart, string? Version)> OfScript(string script, int shells) => script.Contains(OciChart.Scheme, StringComparison.Ordinal) && shells > 0
        ? Commands(script).SelectMany(words => OfCommand(words).Where(chart => chart.Version is not null || IsToHelm(words, chart.Chart))
            .Concat(words.Where(IsScript).SelectMany(word => OfScript(word, shells - 1))))
        : [];

    private static bool IsToHelm(List<string> words, string chart) =>
        chart.LastIndexOf(':') > chart.LastIndexOf('/') || words.Exists(word => word.Contains("helm", StringComparison.OrdinalIgnoreCase) && !word.StartsWith(OciChart.Scheme, StringComparison.Ordinal));

    private static bool IsScript(string argument) => argument.AsSpan().Trim().ContainsAny(' ', '\n') && argument.Contains(OciChart.Scheme, StringComparison.Ordinal);

    private static IEnumerable<(string Chart, string? Version)> OfCommand(IReadOnlyList<string> words)
    {
        var version = Version(words);
        return words
            .Select(word => word.Trim())
            .Where(word => word.StartsWith(OciChart.Scheme, StringComparison.Ordinal) && !IsScript(word))
            .Select(word => (word[OciChart.Scheme.Length..], version));
    }

    private static string? Version(IReadOnlyList<string> words)
    {
        const string Option = "--version";
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Trim();
            if (word == Option && i + 1 < words.Count)
            {
                return words[i + 1].Trim();
            }

            if (word.StartsWith(Option + "=", StringComparison.Ordinal))
            {
                return word[(Option.Length + 1)..];
            }
        }

        return null;
    }

    // Words as a shell splits them, one list a command; comments are left out, and expansions stay as they are written.
    private static List<List<string>> Commands(string script)
    {
        var commands = new List<List<string>> { new() };
        var word = new StringBuilder();
        var (quote, isComment) = ('\0', false);
        var text = script.Replace("\\\r\n", " ", StringComparison.Ordinal).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var c in text)
        {
            isComment = isComment ? c != '\n' : c == '#' && quote == '\0' && word.Length == 0;
            if (isComment)
            {
                continue;
            }

            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (quote == '\0' && (char.IsWhiteSpace(c) || EndsCommand(c)))
            {
                EndWord(commands[^1], word);
                if (EndsCommand(c) && commands[^1].Count > 0)
                {
                    commands.Add([]);
                }
            }
            else
            {
                word.Append(c);
            }
        }

        EndWord(commands[^1], word);
        return commands;
    }

    private static bool EndsCommand(char c) => c is '\n' or ';' or '|' or '&' or '(' or ')' or '`';

    private static void EndWord(List<string> command, StringBuilder word)
    {
        if (word.Length > 0)
        {
            command.Add(word.ToString());
            word.Clear();
        }
    }
}
