using KubeStellar.Benchmarks.Content;
using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>How much memory a release needs whose binaries are as large as clusteradm's, and a copy of a layer that is larger than that would be.</summary>
internal static class MemoryScenario
{
    private const int MebibytesEmbedded = 63;
    private const int Rounds = 3;
    private const long LayerSize = 2L * 1024 * 1024 * 1024;
    private const string Tag = "1.0.0";
    private static readonly Goal Goal = Goal.Below(200L * 1024 * 1024);
    private static readonly Goal CopyGoal = Goal.Below(150L * 1024 * 1024);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        using var source = HelloModule.Create("\t\"embed\"\n", "//go:embed data\nvar Data embed.FS", Data());
        var runs = new List<ProcessUse>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var registry = await TestRegistry.StartAsync();
            runs.Add(await ProcessMeter.RunAsync(workbench.Release(source, registry, workbench.MakeRoot())));
        }

        return [new Result(new Series($"release, 2 binaries of {MebibytesEmbedded + 2} MB", runs), Goal: Goal), .. await MeasureCopiesAsync(workbench)];
    }

    private static async Task<IReadOnlyList<Result>> MeasureCopiesAsync(Workbench workbench)
    {
        await Copying.SetUpAsync(workbench);
        using var folder = new TemporaryDirectory();
        await SparseImage.StageAsync(new OciLayout(folder["layout"]), Tag, LayerSize, folder["zeros"]);
        await using var registry = await TestRegistry.StartAsync(new TestRegistryOptions { Folder = folder.Make("registry") });
        var (layout, remote, copy) = ($"oci:{folder["layout"]}:{Tag}", $"{registry.Host}/large/layer:{Tag}", $"oci:{folder["copy"]}:{Tag}");
        async Task<Result> CopyAsync(string name, string from, string to) =>
            new(new Series($"2 GiB layer, {name}", [await ProcessMeter.RunAsync(Copying.Prepare(from, to))]), Goal: CopyGoal);
        return
        [
            await CopyAsync("layout to registry", layout, remote),
            await CopyAsync("registry to layout", remote, copy),
            await CopyAsync("layout to engine", layout, Copying.Engine),
        ];
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
