using KubeStellar.Benchmarks.Content;
using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>
/// How long an artifact of 1 GiB for two platforms takes from a layout into an empty registry on this machine, in turns with skopeo and oras,
/// which do the same; and what a second push of it sends.
/// </summary>
internal static class PushScenario
{
    private const string Tag = "1.0.0";
    private const int LayersEach = 4;
    private const int MebibytesEach = 128;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        await Copying.SetUpAsync(workbench);
        using var folder = new TemporaryDirectory();
        var layout = folder["layout"];
        await LargeArtifact.StageAsync(new OciLayout(layout), Tag, LayersEach, MebibytesEach);
        var (skopeo, oras) = (await TestTools.RequireAsync("skopeo"), await TestTools.RequireAsync("oras"));
        var contest = new Contest(
            ("push of 1 GiB, 2 platforms", () => PushAsync(to => Copying.Prepare($"oci:{layout}:{Tag}", to))),
            ("  skopeo copy --all", () => PushAsync(to => skopeo.Prepare("copy", "--all", "--dest-tls-verify=false", $"oci:{layout}:{Tag}", $"docker://{to}"))),
            ("  oras cp", () => PushAsync(to => oras.Prepare("cp", "--from-oci-layout", "--to-plain-http", $"{layout}:{Tag}", to))));
        var (series, quiet) = await contest.MeasureAsync(Rounds);
        var ours = series[0];
        return
        [
            .. series.Skip(1).SelectMany(other => (Result[])[new(ours, other, Goal.Within(other.Median), quiet), new(other)]),
            await PushAgainAsync(layout),
        ];
    }

    // A registry of its own for each run: skopeo remembers what a registry has, and lets it take that over into other repositories.
    private static async Task<ProcessUse> PushAsync(Func<string, Command> prepare)
    {
        using var folder = new TemporaryDirectory();
        await using var registry = await TestRegistry.StartAsync(new TestRegistryOptions { Folder = folder.FullPath });
        return await ProcessMeter.RunAsync(prepare($"{registry.Host}/large/artifact:{Tag}"));
    }

    private static async Task<Result> PushAgainAsync(string layout)
    {
        using var folder = new TemporaryDirectory();
        await using var registry = await TestRegistry.StartAsync(new TestRegistryOptions { Folder = folder.FullPath });
        var uploads = 0;
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("*", "/v2/*/blobs/uploads/*"), (request, next) =>
        {
            Interlocked.Increment(ref uploads);
            return next(request);
        }));
        Command Push(string host) => Copying.Prepare($"oci:{layout}:{Tag}", $"{host}/large/artifact:{Tag}");
        await Push(registry.Host).RunAsync(CancellationToken.None);
        var again = new Series("push of 1 GiB, all there", [await ProcessMeter.RunAsync(Push(proxy.Host))]);
        return new Result(again, Goal: new Goal("no upload", _ => uploads == 0, DependsOnLoad: false));
    }
}
