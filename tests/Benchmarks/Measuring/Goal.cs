namespace KubeStellar.Benchmarks.Measuring;

/// <summary>The most that something may take.</summary>
/// <param name="Limit">The limit as it is printed.</param>
/// <param name="IsMet">Whether a series keeps to it.</param>
/// <param name="DependsOnLoad">Whether other programs on the machine can spoil it.</param>
internal sealed record Goal(string Limit, Func<Series, bool> IsMet, bool DependsOnLoad)
{
    /// <summary>At most so long in the median.</summary>
    public static Goal Within(TimeSpan limit) => new(ResultTable.Format(limit), series => series.Median <= limit, DependsOnLoad: true);

    /// <summary>Less memory than this in every run.</summary>
    public static Goal Below(long bytes) => new(ResultTable.Format(bytes), series => series.PeakMemory < bytes, DependsOnLoad: false);
}
