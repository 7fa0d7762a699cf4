using System.Globalization;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Cuts a template into tokens as text/template/parse/lex.go does; comments vanish and trim marks take white space off the text beside them.</summary>
internal sealed class TemplateLexer(string file, string text)
{
    private const string Open = "{{";
    private const string Close = "}}";

    private readonly List<TemplateToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _counted;

    /// <summary>Returns all tokens; the last is the end.</summary>
    /// <exception cref="TemplateSyntaxException">An action holds what is no token, or does not end.</exception>
    public List<TemplateToken> Tokenize()
    {
        var trim = false;
        while (true)
        {
            var open = text.IndexOf(Open, _at, StringComparison.Ordinal);
            AddText(open < 0 ? text.Length : open, trim, open >= 0 && HasLeftTrim(open + Open.Length));
            if (open < 0)
            {
                _tokens.Add(new TemplateToken(TemplateTokenKind.End, "", null, text.Length, LineAt(text.Length), true));
                return _tokens;
            }

            trim = IsComment(open) ? SkipComment(open) : Action(open);
        }
    }

    private void AddText(int end, bool trimStart, bool trimEnd)
    {
        var (start, stop) = (_at, end);
        while (trimStart && start < stop && IsSpace(text[start]))
        {
            start++;
        }

        while (trimEnd && stop > start && IsSpace(text[stop - 1]))
        {
            stop--;
        }

        if (stop > start)
        {
            _tokens.Add(new TemplateToken(TemplateTokenKind.Text, text[start..stop], null, start, LineAt(start), false));
        }
    }

    // "{{- " trims, "{{-3}}" is a number: the mark needs white space after it.
    private bool HasLeftTrim(int at) => at + 1 < text.Length && text[at] == '-' && IsSpace(text[at + 1]);

    private bool HasRightTrim(int at) => at < text.Length && IsSpace(text[at]) && IsAt(at + 1, "-}}");

    private int AfterOpen(int open) => open + Open.Length + (HasLeftTrim(open + Open.Length) ? 2 : 0);

    private bool IsComment(int open) => IsAt(AfterOpen(open), "/*");

    private bool SkipComment(int open)
    {
        var end = text.IndexOf("*/", AfterOpen(open) + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Wrong(open, "a comment that ends in */", "a comment that does not end");
        }

        end += 2;
        var trim = HasRightTrim(end);
        end += trim ? 2 : 0;
        if (!IsAt(end, Close))
        {
            throw Wrong(end, "}} right after the comment", "more text");
        }

        _at = end + Close.Length;
        return trim;
    }

    private bool Action(int open)
    {
        _tokens.Add(new TemplateToken(TemplateTokenKind.Open, Open, null, open, LineAt(open), false));
        _at = AfterOpen(open);
        var parentheses = 0;
        while (true)
        {
            var spaced = SkipSpace();
            if (_at >= text.Length)
            {
                throw Wrong(open, "}}", "an action that does not end");
            }

            var trim = spaced && IsAt(_at, "-}}");
            if (!trim && !IsAt(_at, Close))
            {
                Token(spaced, ref parentheses);
                continue;
            }

            if (parentheses > 0)
            {
                throw Wrong(_at, "a closing parenthesis", Close);
            }

            _at += trim ? 1 : 0;
            _tokens.Add(new TemplateToken(TemplateTokenKind.Close, Close, null, _at, LineAt(_at), true));
            _at += Close.Length;
            return trim;
        }
    }

    private bool IsAt(int at, string expected) => string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;

    private bool SkipSpace()
    {
        var start = _at;
        while (_at < text.Length && IsSpace(text[_at]))
        {
            _at++;
        }

        return _at > start;
    }

    private void Token(bool spaced, ref int parentheses)
    {
        var start = _at;
        var (kind, value) = Scan();
        var token = kind == TemplateTokenKind.Field ? text[(start + 1).._at] : text[start.._at];
        parentheses += token switch { "(" => 1, ")" => -1, _ => 0 };
        if (parentheses < 0)
        {
            throw Wrong(start, "an opening parenthesis before", ")");
        }

        _tokens.Add(new TemplateToken(kind, token, value, start, LineAt(start), spaced));
    }

    private (TemplateTokenKind Kind, object? Value) Scan()
    {
        var c = text[_at];
        switch (c)
        {
            case '|' or '(' or ')' or ',' or '=':
                _at++;
                return (TemplateTokenKind.Mark, null);
            case ':' when _at + 1 < text.Length && text[_at + 1] == '=':
                _at += 2;
                return (TemplateTokenKind.Mark, null);
            case '"' or '`' or '\'':
                var literal = GoLiterals.ReadQuoted(text, ref _at);
                return literal is null ? throw Wrong(_at, "a quoted literal that ends on its line", "one that does not") : (TemplateTokenKind.Literal, literal);
            case '$':
                _at++;
                Word("a variable's name");
                return (TemplateTokenKind.Variable, null);
            case '.' when _at + 1 >= text.Length || !char.IsAsciiDigit(text[_at + 1]):
                _at++;
                return Word("a field's name") ? (TemplateTokenKind.Field, null) : (TemplateTokenKind.Dot, null);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return (TemplateTokenKind.Literal, Number());
            default:
                return Word("a token of the template language") ? (TemplateTokenKind.Identifier, null) : throw Wrong(_at, "a token of the template language", Shown(_at));
        }
    }

    private object Number()
    {
        var start = _at++;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.' || IsExponentSign()))
        {
            _at++;
        }

        return GoLiterals.ParseNumber(text[start.._at]) ?? throw Wrong(start, "a number", text[start.._at]);
    }

    private bool IsExponentSign() => text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E' or 'p' or 'P';

    // Reads letters and digits; what follows a name must not be glued to it.
    private bool Word(string expected)
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        var ends = _at >= text.Length || IsSpace(text[_at]) || text[_at] is '.' or ',' or '|' or ':' or ')' or '('
            || IsAt(_at, Close) || (text[_at] == '=' && start > 0 && text[start - 1] == '$');
        return ends || _at == start ? _at > start : throw Wrong(_at, expected, Shown(_at));
    }

    private string Shown(int at) => at < text.Length ? string.Create(CultureInfo.InvariantCulture, $"\"{text[at]}\"") : "the end of the template";

    private TemplateSyntaxException Wrong(int at, string expected, string found) => new(file, LineAt(at), expected, found);

    // Lines are asked for in ascending order, but for errors.
    private int LineAt(int offset)
    {
        if (offset < _counted)
        {
            return 1 + text.AsSpan(0, Math.Min(offset, text.Length)).Count('\n');
        }

        _line += text.AsSpan(_counted, Math.Min(offset, text.Length) - _counted).Count('\n');
        _counted = Math.Min(offset, text.Length);
        return _line;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
