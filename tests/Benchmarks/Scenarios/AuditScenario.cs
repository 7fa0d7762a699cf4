using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>
/// How long an audit of 80 versions takes, each with an image for two platforms and a chart, against a registry whose answers take 50 ms: first with
/// nothing remembered, then again when only the tags have to be asked.
/// </summary>
internal static class AuditScenario
{
    private const int Versions = 80;
    private const int Rounds = 3;
    private const string ChartRepository = "ghcr.io/owner/hello-chart";

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        using var source = HelloModule.Create();
        await using var registry = await TestRegistry.StartAsync();
        await SeedAsync(source, registry);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.All, Misbehave.ByDelay(Latency)));
        var (first, again) = (new List<ProcessUse>(), new List<ProcessUse>());
        var quiet = await Machine.SettleAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var audit = workbench.Build("Audit", "--source", source.Folder, "--registry", proxy.Host, "--root", workbench.MakeRoot());
            first.Add(await ProcessMeter.RunAsync(audit));
            again.Add(await ProcessMeter.RunAsync(audit));
        }

        return
        [
            new Result(new Series($"audit, {Versions} versions, 50 ms away", first), Goal: Goal.Within(Allowed), WasQuiet: quiet),
            new Result(new Series("  again, content remembered", again), Goal: Goal.Within(Allowed), WasQuiet: quiet),
        ];
    }

    private static async Task SeedAsync(TemporaryRepository source, TestRegistry registry)
    {
        await using var client = new RemoteRegistry();
        var (images, charts) = (Open(HelloModule.Repository), Open(ChartRepository));
        for (var number = 0; number < Versions; number++)
        {
            var version = $"1.0.{number}";
            var commit = source.Commit(version, number == 0 ? HelloModule.Chart : [("VERSION", version)]);
            source.Tag($"v{version}");
            var identity = HandmadeImage.Identity("https://github.com/" + HelloModule.Path, commit, version);
            await HandmadeImage.Of("https://github.com/" + HelloModule.Path, commit, version).PushAsync(images, version);
            await new HandmadeChart("hello-chart", version, $"{HelloModule.Repository}:{version}") { Identity = identity }.PushAsync(charts, version);
        }

        await images.TagAsync((await images.ResolveAsync($"1.0.{Versions - 1}"))!, "latest");

        IRepository Open(string name) => client.Open(new RepositoryName(registry.Host, RepositoryName.Parse(name).Path));
    }
}
