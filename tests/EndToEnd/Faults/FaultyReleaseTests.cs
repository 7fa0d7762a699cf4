using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>Releases the sample through networks that misbehave; README's limits name the command for all seeds.</summary>
public sealed class FaultyReleaseTests(RehearsedSample sample, ITestOutputHelper output) : IClassFixture<RehearsedSample>
{
    private const int AtATime = 4;
    private const int Batch = 20;
    private const int Few = 60;
    private const int Many = 1000;
    private const int FewOfScript = 6;
    private const int ManyOfScript = 160;

    // Neighbouring runs differ in profile and in variant.
    private const int StrideOfScript = 5;

    public static TheoryData<int> SomeSeeds => First(Few);

    public static TheoryData<int> ManySeeds => First(Many);

    public static TheoryData<int> ManyRunsOfScript => First(ManyOfScript);

    [SkippableTheory]
    [MemberData(nameof(SomeSeeds))]
    public Task A_release_through_a_faulty_network_is_right_and_complete_or_says_why_not_and_a_plain_rerun_completes_it(int firstSeed) =>
        RunAllAsync(new DomainProgram(sample), Enumerable.Range(firstSeed, Batch));

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManySeeds))]
    public Task A_release_may_meet_faults_of_any_seed(int firstSeed) => RunAllAsync(new DomainProgram(sample), Enumerable.Range(firstSeed, Batch));

    [SkippableFact]
    public Task The_program_itself_ends_as_well_behind_a_faulty_network() => RunScriptAsync(0, FewOfScript);

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyRunsOfScript))]
    public Task The_program_itself_may_meet_faults_of_any_seed(int firstRun) => RunScriptAsync(firstRun, Batch);

    private async Task RunScriptAsync(int firstRun, int count)
    {
        using var script = new ScriptProgram(sample);
        await RunAllAsync(script, Enumerable.Range(firstRun, count).Select(run => run * StrideOfScript));
    }

    private async Task RunAllAsync(IReleaseProgram program, IEnumerable<int> seeds)
    {
        var network = new FaultyNetwork(sample, program);
        var runs = new ConcurrentBag<FaultyRun>();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (seed, _) => runs.Add(await network.RunAsync(new FaultScenario(seed))));
        foreach (var run in runs.OrderBy(run => run.Scenario.Seed))
            output.WriteLine(run.ToString());
        var complete = runs.Count(run => run.Outcome.Succeeded);
        output.WriteLine(
            $"{runs.Count} runs: {complete} complete, {runs.Count - complete} ended with an error and were completed by a rerun; "
            + $"{runs.Sum(run => run.Faults)} faults, {runs.Sum(run => run.Outcome.Retries)} retries, longest {runs.Max(run => run.Duration.TotalSeconds):0.0} s");
        Assert.All(runs, run => Assert.True(run.Finding is null, run.ToString()));
    }

    private static TheoryData<int> First(int count)
    {
        var seeds = new TheoryData<int>();
        for (var seed = 0; seed < count; seed += Batch)
            seeds.Add(seed);
        return seeds;
    }
}
