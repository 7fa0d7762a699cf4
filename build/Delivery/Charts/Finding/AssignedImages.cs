using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Finds images that a text assigns to a word that says so: <c>--agent-image=host/path:tag</c>, <c>image: host/path:tag</c>, <c>AGENT_IMAGE="host/path:tag"</c>.</summary>
internal static class AssignedImages
{
    private const string Word = "image";
    private const int MaxName = 64;
    private const int MaxValue = 512;

    /// <summary>Returns the images; what has no tag and no digest, or no path, may be anything and is none.</summary>
    /// <param name="text">The text: an argument, a script, a file.</param>
    public static IEnumerable<TextMention> In(string text)
    {
        var (searched, isComment) = (0, IsComment(text, 0));
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + Word.Length))
        {
            var line = text.LastIndexOf('\n', at, at - searched);
            (searched, isComment) = (at, line < 0 ? isComment : IsComment(text, line + 1));
            var start = isComment || IsPolicy(text, at) ? -1 : Assigned(text, at);
            if (start >= 0)
            {
                var value = text[start..EndOfWord(text, start)];
                if (IsImage(value))
                {
                    yield return new TextMention(ChartReferenceKind.Image, value, start, ChartReferenceRole.Passed);
                }
            }
        }
    }

    /// <summary>Says whether a text can only be an image: a path, and a tag or a digest.</summary>
    /// <param name="text">The text.</param>
    public static bool IsImage(string text) =>
        text.Contains('/', StringComparison.Ordinal) && Reference.TryParse(text, null, out var reference) && (reference.Tag is not null || reference.Digest is not null);

    private static int Next(string text, int from) => text.IndexOf(Word, from, StringComparison.OrdinalIgnoreCase);

    // Where the value starts behind the name and ":" or "="; -1 when nothing is assigned.
    private static int Assigned(string text, int at)
    {
        var end = at + Word.Length;
        while (end < text.Length && end - at < MaxName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        end += end < text.Length && text[end] is '"' or '\'' ? 1 : 0;
        end = SkipBlanks(text, end);
        if (end >= text.Length || text[end] is not (':' or '='))
        {
            return -1;
        }

        end = SkipBlanks(text, end + 1);
        return end < text.Length && text[end] is '"' or '\'' ? end + 1 : end;
    }

    private static int SkipBlanks(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < MaxName && text[end] is ' ' or '\t')
        {
            end++;
        }

        return end;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= MaxValue && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or ',' or ';' or ')' or '}' or '|' or '&'))
        {
            end++;
        }

        return end;
    }

    // imagePullPolicy, image-pull-secrets.
    private static bool IsPolicy(string text, int at) => text.AsSpan(at + Word.Length).TrimStart("-_").StartsWith("pull", StringComparison.OrdinalIgnoreCase);

    private static bool IsComment(string text, int lineStart) => text.AsSpan(lineStart).TrimStart(" \t").StartsWith("#");
}
