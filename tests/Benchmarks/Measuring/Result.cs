namespace KubeStellar.Benchmarks.Measuring;

/// <summary>A line of the table.</summary>
/// <param name="Series">What was measured.</param>
/// <param name="Beside">What a user would run instead, or null.</param>
/// <param name="Goal">The goal, or null.</param>
/// <param name="WasQuiet">Whether the machine had a core to spare right before.</param>
internal sealed record Result(Series Series, Series? Beside = null, Goal? Goal = null, bool WasQuiet = true)
{
    /// <summary>How many times as long as what is beside it; null without that.</summary>
    public double? Ratio => Beside is null ? null : Series.Median / Beside.Median;

    public Verdict Verdict =>
        Goal is null ? Verdict.None
        : Goal.IsMet(Series) ? Verdict.Met
        : Goal.DependsOnLoad && !WasQuiet ? Verdict.TooBusyToJudge
        : Verdict.Missed;
}
