using System.Text;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Manifests inside of ConfigMaps and Secrets, which may be templates for whoever reads them, such as KubeFlex.</summary>
internal static class EmbeddedManifest
{
    private const char Open = '\uE002';
    private const char Close = '\uE003';

    /// <summary>Says whether a text looks like a Kubernetes object: lines that start with <c>apiVersion:</c> and <c>kind:</c>, and no script.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIn(string text)
    {
        if (text.StartsWith("#!", StringComparison.Ordinal) || !text.Contains("apiVersion:", StringComparison.Ordinal))
        {
            return false;
        }

        var (version, kind) = (false, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart(" -");
            version |= trimmed.StartsWith("apiVersion:", StringComparison.Ordinal);
            kind |= trimmed.StartsWith("kind:", StringComparison.Ordinal);
        }

        return version && kind;
    }

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
}
