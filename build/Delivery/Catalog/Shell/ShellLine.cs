using System.Text;

namespace KubeStellar.Delivery.Catalog.Shell;

/// <summary>Cuts a recipe's line as a shell does, as far as the family's recipes go: words, quotes, pipes, redirections and <c>&amp;&amp;</c>.</summary>
internal sealed class ShellLine
{
    private readonly string _text;
    private int _at;

    private ShellLine(string text) => _text = text;

    /// <summary>Returns the pipelines that run one after another; null when the line uses more of the shell.</summary>
    /// <param name="text">The line, make's references not yet expanded.</param>
    public static IReadOnlyList<ShellPipeline>? Parse(string text)
    {
        var tokens = new ShellLine(text).Tokens();
        return tokens is null ? null : Pipelines(tokens);
    }

    private static List<ShellPipeline>? Pipelines(List<(string Text, bool IsOperator)> tokens)
    {
        var pipelines = new List<ShellPipeline>();
        var (commands, words, target, appends) = (new List<IReadOnlyList<string>>(), new List<string>(), (string?)null, false);
        for (var i = 0; i <= tokens.Count; i++)
        {
            var (text, isOperator) = i < tokens.Count ? tokens[i] : ("&&", true);
            if (!isOperator)
            {
                words.Add(text);
            }
            else if (text is ">" or ">>")
            {
                if (target is not null || i + 1 >= tokens.Count || tokens[i + 1].IsOperator)
                {
                    return null;
                }

                (target, appends, i) = (tokens[i + 1].Text, text == ">>", i + 1);
            }
            else if (words.Count == 0 || (text == "|" && target is not null))
            {
                return null;
            }
            else
            {
                commands.Add(words);
                words = [];
                if (text == "&&")
                {
                    pipelines.Add(new ShellPipeline(commands, target, appends));
                    (commands, target, appends) = ([], null, false);
                }
            }
        }

        return pipelines;
    }

    private List<(string Text, bool IsOperator)>? Tokens()
    {
        var tokens = new List<(string, bool)>();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if (c == '#')
            {
                // Where a word could start, the rest of the line is a comment.
                break;
            }
            else if (c is '|' or '>' or '&')
            {
                var start = _at;
                while (_at < _text.Length && _text[_at] == c)
                {
                    _at++;
                }

                tokens.Add((_text[start.._at], true));
            }
            else if (Word() is { } word)
            {
                tokens.Add((word, false));
            }
            else
            {
                return null;
            }
        }

        return tokens.All(token => !token.Item2 || token.Item1 is "|" or ">" or ">>" or "&&") ? tokens : null;
    }

    private string? Word()
    {
        var word = new StringBuilder();
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('|' or '>' or '&'))
        {
            var part = _text[_at] switch
            {
                '\'' or '"' => Quoted(_text[_at]),
                '$' => Reference(),
                ';' or '<' or '(' or ')' or '{' or '`' or '\\' or '#' or '?' or '[' or '~' => null,
                var plain => Plain(plain),
            };
            if (part is null)
            {
                return null;
            }

            word.Append(part);
        }

        return word.ToString();
    }

    private string Plain(char c)
    {
        _at++;
        return c.ToString();
    }

    private string? Quoted(char quote)
    {
        var end = _text.IndexOf(quote, _at + 1);
        var content = end < 0 ? null : _text[(_at + 1)..end];
        _at = end + 1;

        // Between double quotes the shell still reads backslashes and its own variables, which make writes $$.
        return content is null || content.Contains("$$", StringComparison.Ordinal) || (quote == '"' && content.AsSpan().ContainsAny('\\', '`')) ? null : content;
    }

    private string? Reference()
    {
        var close = _at + 1 < _text.Length ? Makefile.CloseOf(_text, _at + 1) : -1;
        if (close < 0)
        {
            return null;
        }

        var reference = _text[_at..(close + 1)];
        _at = close + 1;
        return reference;
    }
}
