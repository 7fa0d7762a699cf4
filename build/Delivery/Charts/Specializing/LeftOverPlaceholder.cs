namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>A placeholder that nothing was filled in for.</summary>
/// <param name="File">The file's path below the source's root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Word">The placeholder.</param>
public sealed record LeftOverPlaceholder(string File, int Line, string Word)
{
    /// <summary>Returns <c>file:line: word</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Word}";
}
