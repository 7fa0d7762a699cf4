using System.Text;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Manifests inside of ConfigMaps and Secrets, which may be templates for whoever reads them, such as KubeFlex.</summary>
internal static partial class EmbeddedManifest
{
    private const char Open = '\uE002';
    private const char Close = '\uE003';

    /// <summary>Says whether a text looks like Kubernetes objects, in YAML or JSON: it has the keys <c>apiVersion</c> and <c>kind</c>, and starts as no script does.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIn(string text) => text.Contains("apiVersion", StringComparison.Ordinal) && text.Contains("kind", StringComparison.Ordinal)
        && FirstLine(text) is { IsEmpty: false } first
        && (first[0] is '{' or '[' || EntryPattern().IsMatch(first)) && HasKeys(text);

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            return [];
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty && trimmed[0] is not ('#' or '%') && !trimmed.StartsWith("---", StringComparison.Ordinal))
            {
                return trimmed;
            }
        }

        return [];
    }

    private static bool HasKeys(string text)
    {
        var (version, kind) = (false, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart(" -");
            version |= IsEntry(trimmed, "apiVersion") || line.Contains("\"apiVersion\"", StringComparison.Ordinal);
            kind |= IsEntry(trimmed, "kind") || line.Contains("\"kind\"", StringComparison.Ordinal);
        }

        return version && kind;
    }

    private static bool IsEntry(ReadOnlySpan<char> line, string key) => line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart(' ').StartsWith(":");

    /// <summary>Returns the text with <c>{{…}}</c> written so that it is YAML with and without quotation marks.</summary>
    /// <param name="text">The text.</param>
    public static string Protect(string text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var inner = text[(open + 2)..close];
            var isAction = !inner.Contains('\n', StringComparison.Ordinal) && !inner.Contains('{', StringComparison.Ordinal);
            result.Append(text, at, open - at).Append(isAction ? $"{Open}{inner}{Close}" : text[open..(close + 2)]);
            at = close + 2;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Returns the text as it was before <see cref="Protect"/>.</summary>
    /// <param name="text">The text, or a part of it.</param>
    public static string Unprotect(string text) => text.AsSpan().IndexOfAny(Open, Close) < 0
        ? text
        : text.Replace(Open.ToString(), "{{", StringComparison.Ordinal).Replace(Close.ToString(), "}}", StringComparison.Ordinal);

    // An entry of a mapping, or of one in a list; or an action, whose result is not known here.
    [GeneratedRegex("^(?:- +)*(?:[\"']?[A-Za-z0-9_./-]+[\"']?\\s*:(?:\\s|$)|\\{\\{)", RegexOptions.CultureInvariant)]
    private static partial Regex EntryPattern();
}
