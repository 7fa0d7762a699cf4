namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>The tokens of a template, read in order; nesting is bounded, so that no template can end the process.</summary>
/// <param name="path">The template's path, as messages name it.</param>
/// <param name="tokens">The tokens; the last is the end.</param>
internal sealed class TemplateTokens(string path, IReadOnlyList<TemplateToken> tokens)
{
    /// <summary>The greatest depth of blocks and parentheses.</summary>
    public const int MaxDepth = 200;

    private int _at;
    private int _depth;

    /// <summary>The next token to read.</summary>
    public TemplateToken Current => tokens[_at];

    /// <summary>The token after it.</summary>
    public TemplateToken Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>Moves on; the end stays.</summary>
    public void Next() => _at = Math.Min(_at + 1, tokens.Count - 1);

    /// <summary>Returns the current token and moves on.</summary>
    /// <param name="kind">What it must be.</param>
    /// <param name="expected">What to call that in the error.</param>
    /// <exception cref="TemplateSyntaxException">It is something else.</exception>
    public TemplateToken Expect(TemplateTokenKind kind, string expected)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Wrong(expected);
        }

        Next();
        return token;
    }

    /// <summary>Goes one level deeper.</summary>
    /// <exception cref="TemplateSyntaxException">That is too deep.</exception>
    public void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Wrong(Current.Line, $"blocks and parentheses nested at most {MaxDepth} deep", "more");
        }
    }

    /// <summary>Comes back from one level.</summary>
    public void Leave() => _depth--;

    /// <summary>Returns the error that something else should stand here.</summary>
    /// <param name="expected">What the grammar asks for.</param>
    public TemplateSyntaxException Wrong(string expected) => Wrong(Current.Line, expected, Current.ToString());

    /// <summary>Returns an error.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="expected">What the grammar asks for.</param>
    /// <param name="found">What is there.</param>
    public TemplateSyntaxException Wrong(int line, string expected, string found) => new(path, line, expected, found);
}
