namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A piece of a template's body.</summary>
internal abstract class TemplateNode
{
    /// <summary>The line where it starts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The action as it is written; of a branch, the one that opens it; of text, empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>Text that is copied.</summary>
    internal sealed class Text : TemplateNode
    {
        /// <summary>The text, trimmed.</summary>
        public required string Content { get; init; }
    }

    /// <summary>An action that prints a value or sets a variable.</summary>
    internal sealed class Action : TemplateNode
    {
        /// <summary>What is computed.</summary>
        public required TemplatePipeline Pipeline { get; init; }
    }

    /// <summary><c>if</c>, <c>with</c> or <c>range</c>.</summary>
    internal sealed class Branch : TemplateNode
    {
        /// <summary>Which of the three.</summary>
        public required BranchKind Kind { get; init; }

        /// <summary>What decides.</summary>
        public required TemplatePipeline Pipeline { get; init; }

        /// <summary>What is rendered when the value is not empty.</summary>
        public required IReadOnlyList<TemplateNode> Body { get; init; }

        /// <summary>What is rendered when the value is empty; null when there is no <c>else</c>.</summary>
        public required IReadOnlyList<TemplateNode>? Else { get; init; }
    }

    /// <summary><c>template</c>, and the use that a <c>block</c> makes of itself.</summary>
    internal sealed class Call : TemplateNode
    {
        /// <summary>The name of the template.</summary>
        public required string Name { get; init; }

        /// <summary>The new dot; null for none.</summary>
        public required TemplatePipeline? Pipeline { get; init; }
    }

    /// <summary><c>break</c> or <c>continue</c>.</summary>
    internal sealed class Jump : TemplateNode
    {
        /// <summary>Whether the loop ends.</summary>
        public required bool Ends { get; init; }
    }
}
