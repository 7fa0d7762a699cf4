using System.Text.RegularExpressions;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>Writes the YAML of workflows line by line, as NUKE's own entities do.</summary>
internal static partial class WorkflowYaml
{
    // Words that one version of YAML or another reads as something else than what they say; GitHub takes true, false and numbers as their text.
    private static readonly HashSet<string> Words = new(["yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    public static void WriteText(this CustomFileWriter writer, string key, string value) => writer.WriteLine($"{key}: {Quote(value)}");

    public static void WriteList(this CustomFileWriter writer, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            writer.WriteLine($"{key}: [{string.Join(", ", values.Select(QuoteInFlow))}]");
        }
    }

    public static void WriteMap(this CustomFileWriter writer, string key, IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        if (values.Count > 0)
        {
            writer.WriteBlock(key, () =>
            {
                foreach (var (name, value) in values)
                {
                    writer.WriteText(name, value);
                }
            });
        }
    }

    public static void WriteRow(this CustomFileWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> values) =>
        writer.WriteLine($"- {{ {string.Join(", ", values.Select(value => $"{value.Key}: {QuoteInFlow(value.Value)}"))} }}");

    public static void WriteLines(this CustomFileWriter writer, string key, string text) => writer.WriteBlock($"{key}: |", () =>
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            writer.WriteLine(line);
        }
    });

    public static void WriteBlock(this CustomFileWriter writer, string key, Action content)
    {
        writer.WriteLine(key.EndsWith('|') ? key : $"{key}:");
        using (writer.Indent())
        {
            content();
        }
    }

    // Braces end a scalar within brackets and braces only.
    private static string Quote(string value) => Expression().IsMatch(value) ? value : QuoteInFlow(value);

    private static string QuoteInFlow(string value) => Plain().IsMatch(value) && !Words.Contains(value) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A\$\{\{ [^{}\[\],#:']+ \}\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    // A number, or text from a letter on that holds nothing that ends it.
    [GeneratedRegex(@"\A([0-9]+|[A-Za-z]([A-Za-z0-9 ._/@=-]*[A-Za-z0-9._/@=-])?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
