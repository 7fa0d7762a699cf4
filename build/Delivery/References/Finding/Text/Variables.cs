using System.Buffers;
using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Reads references to variables: <c>$X</c>, <c>${X}</c>, <c>${X:-1.2.3}</c>, <c>${X#v}</c>, <c>$(X)</c>, <c>$(yq .X file)</c>, <c>${{ env.X }}</c>, <c>{{ .Values.X }}</c>, <c>{{ config.x }}</c>.</summary>
internal static class Variables
{
    /// <summary>Stands between a name and the file that it is looked up in: <c>KUBESTELLAR_VERSION@core-chart/values.yaml</c>.</summary>
    public const char FileMark = '@';

    /// <summary>Ends the name of a variable whose value counts without its leading <c>v</c>.</summary>
    public const string WithoutV = "#v";

    private const int MaxLength = 256;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Returns the reference to a variable that starts at a place, or null for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The number of the first character.</param>
    /// <param name="end">The number of the first character that does not count.</param>
    public static VersionText? Read(string text, int at, int end)
    {
        var part = text.AsSpan(at, Math.Min(end - at, MaxLength));
        return part switch
        {
            ['$', '{', '{', ..] => Enclosed(text, at, part, "${{", "}}") is { } found ? found with { Names = [text.Substring(at + 3, found.Length - 5).Trim()] } : null,
            ['{', '{', ..] => Enclosed(text, at, part, "{{", "}}") is { } found ? TemplateVariables.Read(text, found) : null,

            // A Makefile writes the variables of its shell with two signs.
            ['$', '$', ..] => Read(text, at + 1, end) is { } found ? found with { Start = at, Length = found.Length + 1 } : null,
            ['$', '(', ..] => Bracketed(text, at, part) is { } found ? OfCommand(text, found) : null,
            ['$', '{', ..] => Bracketed(text, at, part) is { } found ? OfShell(text, found) : null,
            ['$', ..] when NameLength(part[1..]) is > 0 and var length => new VersionText(at, length + 1) { Names = [text.Substring(at + 1, length)] },
            _ => null,
        };
    }

    private static VersionText? Enclosed(string text, int at, ReadOnlySpan<char> part, string open, string close)
    {
        var end = part[open.Length..].IndexOf(close);
        return end <= 0 || part[..end].Contains('\n') ? null : new VersionText(at, open.Length + end + close.Length) { Names = [text.Substring(at, open.Length + end + close.Length)] };
    }

    private static VersionText? Bracketed(string text, int at, ReadOnlySpan<char> part)
    {
        var close = Makefile.CloseOf(part.ToString(), 1);
        return close <= 2 ? null : new VersionText(at, close + 1) { Names = [text.Substring(at, close + 1)] };
    }

    // $(X) is make's variable; what a command prints is known only where the command reads a key of a file.
    private static VersionText OfCommand(string text, VersionText found)
    {
        var inner = text.AsSpan(found.Start + 2, found.Length - 3);
        return NameLength(inner) == inner.Length ? found with { Names = [inner.ToString()] }
            : KeyOfFile(inner.ToString()) is { } key ? found with { Names = [key] }
            : found;
    }

    private static string? KeyOfFile(string command)
    {
        var words = command.Split([' ', '\'', '"'], StringSplitOptions.RemoveEmptyEntries);
        var key = words.FirstOrDefault(word => word.StartsWith('.') && word.Length > 1);
        return words is ["yq", ..] && key is not null && words[^1] is var file && file != key ? $"{key[1..]}{FileMark}{file}" : null;
    }

    private static VersionText OfShell(string text, VersionText found)
    {
        var inner = text.AsSpan(found.Start + 2, found.Length - 3);
        var length = NameLength(inner);
        var name = inner[..length].ToString();
        var rest = inner[length..];
        return length == 0 ? found
            : rest.IsEmpty ? found with { Names = [name] }
            : rest is "#v" or "##v" ? found with { Names = [name + WithoutV] }
            : rest.StartsWith(":-") || rest.StartsWith(":=") ? found with { Names = [name], Fallback = Fallback(text, found, found.Start + 2 + length + 2) }
            : rest.StartsWith("-") ? found with { Names = [name], Fallback = Fallback(text, found, found.Start + 2 + length + 1) }
            : found;
    }

    private static VersionText? Fallback(string text, VersionText found, int at)
    {
        var end = found.Start + found.Length - 1;
        var start = at < end && text[at] is '"' or '\'' ? at + 1 : at;
        return VersionExpression.Read(text, start, end);
    }

    private static int NameLength(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(NameCharacters) is >= 0 and var end ? end : text.Length;
}
