using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Cuts a script's line into commands and words as bash does, as far as the family's scripts go: quotes, variables, <c>$(…)</c> and <c>&amp;&amp;</c>.</summary>
internal sealed partial class ScriptWords
{
    // No script needs more; a bound keeps one that is made for it from using up the stack.
    private const int MaxDepth = 8;

    private static readonly SearchValues<char> SplitOrExpanded = SearchValues.Create(" \t\n*?[");

    private readonly string _text;
    private readonly ScriptScope _scope;
    private readonly int _depth;
    private readonly List<IReadOnlyList<string>> _commands = [];
    private List<string> _words = [];
    private int _at;

    private ScriptWords(string text, ScriptScope scope, int depth) => (_text, _scope, _depth) = (text, scope, depth < MaxDepth ? depth : throw new FormatException());

    /// <summary>Returns the words of the commands that run one after another, variables and <c>$(…)</c> replaced by their values.</summary>
    /// <param name="text">The line.</param>
    /// <param name="scope">What knows the values.</param>
    /// <exception cref="FormatException">The line uses more of the shell, or a value that is not known.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text, ScriptScope scope) => new ScriptWords(text, scope, 0).Commands();

    /// <summary>Whether a word starts with <c>NAME=</c>.</summary>
    /// <param name="word">The word.</param>
    public static bool IsAssignment(string word) => AssignmentPattern().IsMatch(word);

    private List<IReadOnlyList<string>> Commands()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else if (_text[_at] == '#')
            {
                break;
            }
            else if (Skip("&&"))
            {
                EndCommand();
            }
            else if (!Skip(">&2") && Word() is { } word)
            {
                _words.Add(word);
            }
        }

        EndCommand();
        return _commands;
    }

    private bool Skip(string text)
    {
        var found = string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;
        _at += found ? text.Length : 0;
        return found;
    }

    private void EndCommand()
    {
        _commands.Add(_words.Count > 0 ? _words : throw new FormatException());
        _words = [];
    }

    // Null where nothing is left of it: a variable outside of quotes whose value is empty makes no word.
    private string? Word()
    {
        var word = new StringBuilder();
        var isWord = false;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('&' or '>'))
        {
            var c = _text[_at];
            isWord |= c != '$';
            switch (c)
            {
                case '\'': word.Append(SingleQuoted()); break;
                case '"': DoubleQuoted(word); break;
                case '$': AppendUnquoted(word, Value()); break;
                case '|' or ';' or '<' or '(' or ')' or '`' or '\\' or '*' or '?' or '[' or '{' or '}' or '~': throw new FormatException();
                default: word.Append(c); _at++; break;
            }
        }

        return isWord || word.Length > 0 ? word.ToString() : _at < _text.Length && _text[_at] is '&' or '>' ? throw new FormatException() : null;
    }

    // Outside of quotes bash would cut a value at its blanks and look for files; to the right of NAME= it does not.
    private static void AppendUnquoted(StringBuilder word, string value)
    {
        if (!IsAssignment(word.ToString()) && value.AsSpan().ContainsAny(SplitOrExpanded))
        {
            throw new FormatException();
        }

        word.Append(value);
    }

    private string SingleQuoted()
    {
        var end = _text.IndexOf('\'', _at + 1);
        var content = end < 0 ? throw new FormatException() : _text[(_at + 1)..end];
        _at = end + 1;
        return content;
    }

    private void DoubleQuoted(StringBuilder word)
    {
        for (_at++; _at < _text.Length && _text[_at] != '"';)
        {
            switch (_text[_at])
            {
                case '$': word.Append(Value()); break;
                case '`': throw new FormatException();
                case '\\' when _at + 1 < _text.Length && _text[_at + 1] is '"' or '\\' or '$' or '`': word.Append(_text[_at + 1]); _at += 2; break;
                default: word.Append(_text[_at++]); break;
            }
        }

        _at = _at < _text.Length ? _at + 1 : throw new FormatException();
    }

    private string Value()
    {
        if (_at + 1 < _text.Length && _text[_at + 1] == '(')
        {
            var close = CloseOf(_at + 1, _depth);
            var inner = _text[(_at + 2)..close];
            _at = close + 1;
            return _scope.Run(new ScriptWords(inner, _scope, _depth + 1).Commands());
        }

        var variable = VariablePattern().Match(_text, _at);
        _at += variable.Success ? variable.Length : throw new FormatException();
        return _scope.ValueOf(variable.Groups["name"].Value);
    }

    // The bracket that closes one; quotes and brackets between them stand for themselves.
    private int CloseOf(int open, int depth)
    {
        for (var i = open + 1; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case ')': return i;
                case '(': i = CloseOf(i, Deeper(depth)); break;
                case '\'': i = EndOf('\'', i); break;
                case '"': i = EndOfQuoted(i, depth); break;
                case '\\': i++; break;
            }
        }

        throw new FormatException();
    }

    private int EndOfQuoted(int open, int depth)
    {
        for (var i = open + 1; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case '"': return i;
                case '$' when i + 1 < _text.Length && _text[i + 1] == '(': i = CloseOf(i + 1, Deeper(depth)); break;
                case '\\': i++; break;
            }
        }

        throw new FormatException();
    }

    private int EndOf(char quote, int open) => _text.IndexOf(quote, open + 1) is >= 0 and var end ? end : throw new FormatException();

    private static int Deeper(int depth) => depth < MaxDepth ? depth + 1 : throw new FormatException();

    [GeneratedRegex(@"\G\$(\{(?<name>[A-Za-z_]\w*(\[0\])?)\}|(?<name>[A-Za-z_]\w*))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"\A[A-Za-z_]\w*=", RegexOptions.CultureInvariant)]
    private static partial Regex AssignmentPattern();
}
