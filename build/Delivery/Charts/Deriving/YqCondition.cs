using System.IO.Enumeration;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What a yq <c>select</c> asks of a document: a comparison of one value with one text.</summary>
/// <param name="Path">The value's keys from the root.</param>
/// <param name="Operator">How they are compared.</param>
/// <param name="Text">The text; in comparisons <c>*</c> stands for any characters, as yq reads it.</param>
internal sealed partial record YqCondition(IReadOnlyList<string> Path, YqOperator Operator, string Text)
{
    /// <summary>Reads <c>.path == "text"</c>, <c>.path != "text"</c> or <c>.path | contains("text")</c>; null for anything else.</summary>
    /// <param name="text">What stands between the brackets of <c>select</c>.</param>
    public static YqCondition? Parse(string text) =>
        ComparisonPattern().Match(text) is { Success: true } comparison ? Of(comparison, comparison.Groups["not"].Success ? YqOperator.NotEqual : YqOperator.Equal)
        : ContainsPattern().Match(text) is { Success: true } contains ? Of(contains, YqOperator.Contains)
        : null;

    /// <summary>Whether a document meets it; a value that is missing equals nothing.</summary>
    /// <param name="document">The document.</param>
    public bool IsMetBy(YamlEdit document)
    {
        var value = document.Find(Path);
        return Operator switch
        {
            YqOperator.Equal => Matches(value),
            YqOperator.NotEqual => !Matches(value),
            _ => value?.Contains(Text, StringComparison.Ordinal) == true,
        };
    }

    private bool Matches(string? value) => value is not null && FileSystemName.MatchesSimpleExpression(Text.Replace("\\", "\\\\", StringComparison.Ordinal), value, ignoreCase: false);

    private static YqCondition Of(Match match, YqOperator comparison) => new(match.Groups["path"].Value[1..].Split('.'), comparison, match.Groups["text"].Value);

    [GeneratedRegex("""^\s*(?<path>(\.\w+)+)\s*((?<not>!=)|==)\s*"(?<text>[^"\\?]*)"\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex("""^\s*(?<path>(\.\w+)+)\s*\|\s*contains\(\s*"(?<text>[^"\\]*)"\s*\)\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex ContainsPattern();
}
