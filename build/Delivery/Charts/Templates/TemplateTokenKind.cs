namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What a token of a template is.</summary>
internal enum TemplateTokenKind
{
    /// <summary>Text between actions, already trimmed.</summary>
    Text,

    /// <summary>The braces that open an action.</summary>
    Open,

    /// <summary>The braces that close an action.</summary>
    Close,

    /// <summary>A name such as <c>default</c>, keywords included.</summary>
    Identifier,

    /// <summary>A field such as <c>.Values</c>; the text has no dot.</summary>
    Field,

    /// <summary>A single dot.</summary>
    Dot,

    /// <summary>A variable with its dollar sign, or the dollar sign alone.</summary>
    Variable,

    /// <summary>A string, raw string, character or number, with its value.</summary>
    Literal,

    /// <summary>One of <c>| ( ) , = :=</c>.</summary>
    Mark,

    /// <summary>The end of the template.</summary>
    End,
}
