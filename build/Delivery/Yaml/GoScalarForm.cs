using System.Text;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Yaml;

/// <summary>What go-yaml 2 finds out about a text before it writes it (<c>yaml_emitter_analyze_scalar</c>).</summary>
internal sealed partial class GoScalarForm
{
    private const int MaxSimpleKeyBytes = 128;

    private readonly string _text;
    private readonly bool _plainAllowed;
    private readonly bool _singleQuotedAllowed;
    private readonly bool _literalAllowed;

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    public GoScalarForm(string text)
    {
        _text = text;
        var special = text.EnumerateRunes().Any(rune => !IsPrintable(rune));
        var blankAtEdge = text.Length > 0 && (IsBlankOrBreak(text[0]) || IsBlankOrBreak(text[^1]));
        IsMultiline = text.Any(IsBreak);
        _plainAllowed = !special && !blankAtEdge && !IsMultiline && !HasIndicators(text);
        _singleQuotedAllowed = !special && !SpaceAtBreak().IsMatch(text);
        _literalAllowed = text.Length > 0 && !special && !text.EndsWith(' ') && !SpaceBeforeBreak().IsMatch(text);
    }

    /// <summary>Whether the text has a line break.</summary>
    public bool IsMultiline { get; }

    /// <summary>Whether the text can be a key on one line with its value.</summary>
    public bool IsSimpleKey => !IsMultiline && Encoding.UTF8.GetByteCount(_text) <= MaxSimpleKeyBytes;

    /// <summary>Returns the style that the text is written in.</summary>
    /// <param name="asSimpleKey">Whether it is written as a key on one line with its value.</param>
    public GoScalarStyle Style(bool asSimpleKey)
    {
        if (_text.Contains('\n', StringComparison.Ordinal))
        {
            return _literalAllowed && !asSimpleKey ? GoScalarStyle.Literal : GoScalarStyle.DoubleQuoted;
        }

        return GoScalars.KindOf(_text) != GoScalarKind.Text || Base60().IsMatch(_text) ? GoScalarStyle.DoubleQuoted
            : _plainAllowed ? GoScalarStyle.Plain
            : _singleQuotedAllowed ? GoScalarStyle.SingleQuoted
            : GoScalarStyle.DoubleQuoted;
    }

    /// <summary>Says whether the character breaks a line in YAML 1.1.</summary>
    /// <param name="character">The character.</param>
    public static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Says whether the character needs no escape; go-yaml escapes those beyond the basic plane.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsPrintable(Rune rune) => rune.Value is '\n' or (>= 0x20 and <= 0x7e) or (>= 0xa0 and <= 0xfffd and not 0xfeff);

    private static bool IsBlankOrBreak(char character) => character == ' ' || IsBreak(character);

    private static bool HasIndicators(string text) =>
        text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal) || Indicators().IsMatch(text);

    // What starts another node or a comment: an indicator in front, a colon or dash before a blank, a hash after one.
    [GeneratedRegex(@"^[#,\[\]{}&*!|>'""%@`]|^[-?]([ \t]|\z)|:([ \t]|\z)|[ \t\r\n\u0085\u2028\u2029]#", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Indicators();

    [GeneratedRegex(@"[\r\n\u0085\u2028\u2029] | [\r\n\u0085\u2028\u2029]", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceAtBreak();

    [GeneratedRegex(@" [\r\n\u0085\u2028\u2029]", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceBeforeBreak();

    // Numbers in base 60, which other parsers of YAML 1.1 know.
    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Base60();
}
