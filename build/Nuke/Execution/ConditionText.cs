namespace Nuke.Common.Execution;

/// <summary>Turns the source text of a condition into what the closing table shows.</summary>
internal static class ConditionText
{
    /// <summary>Joins lines and removes the lambda's head: <c>() =&gt; IsServerBuild</c> becomes <c>IsServerBuild</c>.</summary>
    public static string Of(string? expression)
    {
        var text = string.Join(' ', (expression ?? "condition").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.StartsWith("() =>", StringComparison.Ordinal) ? text[5..].TrimStart() : text;
    }
}
