namespace KubeStellar.Delivery.References;

/// <summary>A piece of text in a file of a repository.</summary>
/// <param name="File">The path below the repository's root, with <c>/</c> between its parts.</param>
/// <param name="Line">The number of its line, from 1.</param>
/// <param name="Column">The number of its first character in the line, from 1.</param>
/// <param name="Start">The number of its first character in the file's text, from 0.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record TextPlace(string File, int Line, int Column, int Start, int Length)
{
    /// <summary>Returns file, line and column, such as <c>core-chart/values.yaml:9:22</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
