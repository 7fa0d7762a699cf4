namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>What keeps a chart's references from being known.</summary>
/// <param name="File">The file as a path below the chart's root.</param>
/// <param name="Line">The line there, from 1; 0 when it is about the whole file.</param>
/// <param name="Expression">The expression as it is written, or empty.</param>
/// <param name="What">The problem, as a clause.</param>
public sealed record ChartProblem(string File, int Line, string Expression, string What)
{
    /// <summary>Whether the default values of the chart do not lead to it.</summary>
    public bool Conditional { get; init; }

    /// <summary>The name of the subchart, or null.</summary>
    public string? FromSubchart { get; init; }
}
