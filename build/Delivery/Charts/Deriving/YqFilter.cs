using System.Text.RegularExpressions;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>One yq expression of the forms that the family's Makefiles use, applied to the text of one document.</summary>
internal abstract partial record YqFilter
{
    /// <summary>Returns the document as the filter leaves it, or null where the filter drops it.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="file">What to call its source in errors.</param>
    public abstract string? Apply(string document, string file);

    /// <summary>Returns a stream of documents after filters.</summary>
    /// <param name="filters">The filters, in order.</param>
    /// <param name="stream">The documents.</param>
    /// <param name="file">What to call the stream in errors.</param>
    public static string ApplyAll(IEnumerable<YqFilter> filters, string stream, string file) =>
        YamlDocuments.Join(YamlDocuments.Split(stream).Select(document => filters.Aggregate<YqFilter, string?>(document, (text, filter) => text is null ? null : filter.Apply(text, file))).OfType<string>());

    /// <summary>Reads an expression; null when it has another form.</summary>
    /// <param name="expression">The expression, such as <c>select(.kind != "CustomResourceDefinition")</c>.</param>
    public static YqFilter? Parse(string expression)
    {
        if (SelectPattern().Match(expression) is not { Success: true } match)
        {
            return null;
        }

        var condition = YqCondition.Parse(match.Groups["condition"].Value);
        return condition is null ? null
            : match.Groups["path"].Value is { Length: > 0 } path ? new YqPrefix(condition, path[1..].Split('.'), match.Groups["prefix"].Value)
            : new YqSelect(condition);
    }

    // [. |] select(condition)[.path |= "prefix" + .]
    [GeneratedRegex("""^\s*(\.\s*\|\s*)?select\((?<condition>([^()]|\([^()]*\))*)\)((?<path>(\.\w+)+)\s*\|=\s*"(?<prefix>[^"\\]*)"\s*\+\s*\.)?\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex SelectPattern();
}
