namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a field, the name.</param>
/// <param name="Value">The value of a literal.</param>
/// <param name="Start">Where it starts in the template, from 0.</param>
/// <param name="Line">The line where it starts, from 1.</param>
/// <param name="Spaced">Whether white space stands before it, which separates arguments.</param>
internal readonly record struct TemplateToken(TemplateTokenKind Kind, string Text, object? Value, int Start, int Line, bool Spaced)
{
    /// <summary>Whether this is the mark.</summary>
    /// <param name="mark">One of <c>| ( ) , = :=</c>.</param>
    public bool Is(string mark) => Kind == TemplateTokenKind.Mark && Text == mark;

    /// <summary>Whether this is the keyword.</summary>
    /// <param name="keyword">A word such as <c>end</c>.</param>
    public bool IsKeyword(string keyword) => Kind == TemplateTokenKind.Identifier && Text == keyword;

    /// <summary>What to call the token in messages.</summary>
    public override string ToString() => Kind switch
    {
        TemplateTokenKind.End => "the end of the template",
        TemplateTokenKind.Close => "}}",
        TemplateTokenKind.Field => "." + Text,
        TemplateTokenKind.Text => "text",
        _ => Text,
    };
}
