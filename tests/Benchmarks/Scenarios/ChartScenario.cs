using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>What a chart adds to a release: the same module with and without one, in turns, first into an empty registry, then again when all is there.</summary>
internal static class ChartScenario
{
    private const int Rounds = 9;
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(0.1);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        using var plain = HelloModule.Create();
        using var charted = HelloModule.Create();
        charted.Commit("chart", [.. HelloModule.Chart]);
        charted.Tag("v1.0.0");
        var (plainFirst, plainAgain, chartFirst, chartAgain) = (new List<ProcessUse>(), new List<ProcessUse>(), new List<ProcessUse>(), new List<ProcessUse>());
        var quiet = false;

        // The round before the first one warms caches.
        for (var round = -1; round < Rounds; round++)
        {
            if (round == 0)
            {
                quiet = await Machine.SettleAsync();
            }

            var (first, again) = await MeasureAsync(workbench, plain);
            var (withFirst, withAgain) = await MeasureAsync(workbench, charted);
            if (round >= 0)
            {
                plainFirst.Add(first);
                plainAgain.Add(again);
                chartFirst.Add(withFirst);
                chartAgain.Add(withAgain);
            }
        }

        return
        [
            .. Compare("release with a chart, first time", chartFirst, plainFirst, quiet),
            .. Compare("release with a chart, all there", chartAgain, plainAgain, quiet),
        ];
    }

    private static async Task<(ProcessUse First, ProcessUse Again)> MeasureAsync(Workbench workbench, TemporaryRepository source)
    {
        await using var registry = await TestRegistry.StartAsync();
        var root = workbench.MakeRoot();
        var release = workbench.Release(source, registry, root);
        return (await ProcessMeter.RunAsync(release), await ProcessMeter.RunAsync(release));
    }

    private static IEnumerable<Result> Compare(string name, List<ProcessUse> charted, List<ProcessUse> plain, bool quiet)
    {
        var beside = new Series("  without a chart", plain);
        return [new Result(new Series(name, charted), beside, Goal.Within(beside.Median + Allowed), quiet), new Result(beside)];
    }
}
