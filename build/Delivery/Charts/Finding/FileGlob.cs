using System.Text;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>The patterns of <c>.Files.Glob</c> (gobwas/glob with <c>/</c> as separator): <c>*</c> and <c>?</c> stay within a name, <c>**</c> does not, <c>[a-z]</c>, <c>[!a-z]</c>, <c>{one,other}</c>, <c>\</c>.</summary>
internal static class FileGlob
{
    private const int MaxLength = 1000;

    /// <summary>Returns an expression that matches what the pattern does; a malformed pattern matches everything, as with helm.</summary>
    /// <param name="pattern">The pattern.</param>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern.Length <= MaxLength ? Expression(pattern) : "", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return new Regex("", RegexOptions.CultureInvariant);
        }
    }

    private static string Expression(string pattern)
    {
        var expression = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (pattern[i])
            {
                case '*' when next == '*':
                    expression.Append("[\\s\\S]*");
                    i++;
                    break;
                case '*':
                    expression.Append("[^/]*");
                    break;
                case '?':
                    expression.Append("[^/]");
                    break;
                case '[':
                    expression.Append(next == '!' ? "[^" : "[");
                    i += next == '!' ? 1 : 0;
                    break;
                case ']':
                    expression.Append(']');
                    break;
                case '-':
                    expression.Append('-');
                    break;
                case '{':
                    expression.Append("(?:");
                    depth++;
                    break;
                case '}' when depth > 0:
                    expression.Append(')');
                    depth--;
                    break;
                case ',' when depth > 0:
                    expression.Append('|');
                    break;
                case '\\' when next != '\0':
                    expression.Append(Regex.Escape(next.ToString()));
                    i++;
                    break;
                case var c:
                    expression.Append(Regex.Escape(c.ToString()));
                    break;
            }
        }

        return expression.Append("\\z").ToString();
    }
}
