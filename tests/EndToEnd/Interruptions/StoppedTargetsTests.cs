using System.Diagnostics;
using KubeStellar.Testing;
using Xunit.Abstractions;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>Asks runs of targets to end at seeded moments; then the same command must run to its end.</summary>
[Collection(ServersCollection.Name)]
public sealed class StoppedTargetsTests(EngineFixture engines, ITestOutputHelper output) : IDisposable
{
    private readonly BuildScript _build = new();

    public static TheoryData<string, double> SomeMoments => Moments(KillPoint.Seed, 1, ["Rehearse --version 0.1.0", "Audit --version 0.1.0 --registry oci:output/registry", "AllGenerated --force"]);

    public static TheoryData<string, double> ManyMoments => Moments(
        KillPoint.Seed + 1, 10,
        ["Rehearse --version 0.1.0", "Promote --version 0.1.0", "Audit --version 0.1.0 --registry oci:output/registry", "AllGenerated --force", "Chart", "LocalChart", "KoLocalBuild --image-tag stopped", "Graph", "CheckReferences"]);

    [SkippableTheory]
    [MemberData(nameof(SomeMoments))]
    public Task A_run_that_is_asked_to_end_ends_and_leaves_nothing(string command, double fraction) => StopAsync(command, fraction);

    [SkippableTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyMoments))]
    public Task A_run_may_be_asked_to_end_anywhere(string command, double fraction) => StopAsync(command, fraction);

    public void Dispose() => _build.Dispose();

    private async Task StopAsync(string command, double fraction)
    {
        var arguments = command.Split(' ');
        (string, string?)[] variables = arguments[0] == "KoLocalBuild" ? [("DOCKER_HOST", (await engines.DockerAsync()).Endpoint)] : [("GOFLAGS", "-modcacherw")];
        if (arguments[0] == "Promote")
        {
            Assert.Equal(0, (await _build.RunAsync(["Rehearse", "--version", "0.1.0"], variables)).ExitCode);
        }
        else if (arguments[0] == "Audit")
        {
            Assert.Equal(0, (await _build.RunAsync(["Release", "--version", "0.1.0"], variables)).ExitCode);
        }

        var watch = Stopwatch.StartNew();
        await _build.RunAsync(arguments, variables);
        watch.Stop();
        using var stopped = new StoppedBuild(_build);
        stopped.Run.KillAfter(fraction * watch.Elapsed);
        var exitCode = await stopped.RunAsync(await _build.PrepareAsync(arguments, variables));
        output.WriteLine($"{command} at {fraction}: exit code {exitCode} after {stopped.Duration.TotalSeconds:0.00} s");
        stopped.RequireNothingLeft(exitCode);
        var again = await _build.RunAsync(arguments, variables);
        Assert.True(again.ExitCode == 0, again.StandardOutput);
    }

    private static TheoryData<string, double> Moments(int seed, int count, string[] commands)
    {
        var random = new Random(seed);
        var moments = new TheoryData<string, double>();
        foreach (var number in Enumerable.Range(0, count * commands.Length))
            moments.Add(commands[number % commands.Length], Math.Round(random.NextDouble(), 4));
        return moments;
    }
}
