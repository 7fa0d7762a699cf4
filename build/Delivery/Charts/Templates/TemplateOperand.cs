namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A value in a command.</summary>
/// <param name="Names">The fields that are read of it, in order.</param>
internal abstract record TemplateOperand(IReadOnlyList<string> Names)
{
    /// <summary>A string, number, boolean, or nil.</summary>
    /// <param name="Value">The value.</param>
    internal sealed record Literal(object? Value) : TemplateOperand([]);

    /// <summary>The dot, and fields of it.</summary>
    /// <param name="Names">The fields.</param>
    internal sealed record Dot(IReadOnlyList<string> Names) : TemplateOperand(Names);

    /// <summary>A variable, and fields of it.</summary>
    /// <param name="Name">The name with its dollar sign.</param>
    /// <param name="Names">The fields.</param>
    internal sealed record Variable(string Name, IReadOnlyList<string> Names) : TemplateOperand(Names);

    /// <summary>A function.</summary>
    /// <param name="Name">Its name.</param>
    internal sealed record Function(string Name) : TemplateOperand([]);

    /// <summary>A pipeline in parentheses, and fields of its value.</summary>
    /// <param name="Pipeline">The pipeline.</param>
    /// <param name="Names">The fields.</param>
    internal sealed record Nested(TemplatePipeline Pipeline, IReadOnlyList<string> Names) : TemplateOperand(Names);
}
