namespace KubeStellar.Benchmarks.Measuring;

/// <summary>Programs that do the same, run in turns, so that what else the machine does meets all of them alike; each round begins with another one.</summary>
/// <param name="runs">Names, and one measured run of each.</param>
internal sealed class Contest(params (string Name, Func<Task<ProcessUse>> Run)[] runs)
{
    /// <summary>Runs the rounds, after one that only warms caches; returns a series for each program, and whether the machine had a core to spare right before.</summary>
    /// <param name="rounds">The number of rounds.</param>
    public async Task<(IReadOnlyList<Series> Series, bool WasQuiet)> MeasureAsync(int rounds)
    {
        var uses = runs.Select(_ => new List<ProcessUse>()).ToList();
        foreach (var program in runs)
            await program.Run();
        var quiet = await Machine.SettleAsync();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < runs.Length; turn++)
            {
                var program = (round + turn) % runs.Length;
                uses[program].Add(await runs[program].Run());
            }
        }

        return ([.. runs.Zip(uses, (program, series) => new Series(program.Name, series))], quiet);
    }
}
