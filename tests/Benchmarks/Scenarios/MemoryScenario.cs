using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>How much memory a release needs whose binaries are as large as clusteradm's.</summary>
internal static class MemoryScenario
{
    private const int MebibytesEmbedded = 63;
    private const int Rounds = 3;
    private static readonly Goal Goal = Goal.Below(200L * 1024 * 1024);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        using var source = HelloModule.Create("\t\"embed\"\n", "//go:embed data\nvar Data embed.FS", Data());
        var runs = new List<ProcessUse>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var registry = await TestRegistry.StartAsync();
            runs.Add(await ProcessMeter.RunAsync(workbench.Release(source, registry, workbench.MakeRoot())));
        }

        return [new Result(new Series($"release, 2 binaries of {MebibytesEmbedded + 2} MB", runs), Goal: Goal)];
    }

    // Machine code shrinks to about half: so does this, half of it noise, and the same noise every time.
    private static IEnumerable<(string Name, byte[] Content)> Data()
    {
        var random = new Random(65);
        for (var file = 0; file < MebibytesEmbedded; file++)
        {
            var content = new byte[1024 * 1024];
            for (var block = 0; block < content.Length; block += 4096)
                random.NextBytes(content.AsSpan(block, 2048));
            yield return ($"data/{file:00}.bin", content);
        }
    }
}
