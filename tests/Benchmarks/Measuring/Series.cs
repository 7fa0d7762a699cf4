namespace KubeStellar.Benchmarks.Measuring;

/// <summary>Runs of one program.</summary>
/// <param name="Name">What was run.</param>
/// <param name="Runs">At least one.</param>
internal sealed record Series(string Name, IReadOnlyList<ProcessUse> Runs)
{
    /// <summary>The run in the middle of the walls; of two the shorter.</summary>
    public TimeSpan Median => Middle(run => run.Wall);

    public TimeSpan Min => Runs.Min(run => run.Wall);

    public TimeSpan Max => Runs.Max(run => run.Wall);

    public TimeSpan Processor => Middle(run => run.Processor);

    public long PeakMemory => Runs.Max(run => run.PeakMemory);

    /// <summary>Two programs that are run one after the other, round by round.</summary>
    public static Series operator +(Series first, Series second) => new(
        $"{first.Name} + {second.Name}",
        [.. first.Runs.Zip(second.Runs, (one, two) => new ProcessUse(one.Wall + two.Wall, one.Processor + two.Processor, Math.Max(one.PeakMemory, two.PeakMemory)))]);

    private TimeSpan Middle(Func<ProcessUse, TimeSpan> of) => Runs.Select(of).Order().ElementAt((Runs.Count - 1) / 2);
}
