using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>
/// How long the release of a hello-size image for two platforms takes, first into an empty registry with nothing but Go's cache warm, then again
/// when all is there; beside the parts of it that a user would run by hand without any check: go build, and skopeo for the transfer.
/// </summary>
internal static class ReleaseScenario
{
    private const int Rounds = 7;

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        using var source = HelloModule.Create();
        var skopeo = await TestTools.RequireAsync("skopeo");
        var first = new Round();
        var again = new Round();

        // The round before the first one warms caches.
        var quiet = false;
        for (var round = -1; round < Rounds; round++)
        {
            if (round == 0)
            {
                first.Clear();
                again.Clear();
                quiet = await Machine.SettleAsync();
            }

            await using var registry = await TestRegistry.StartAsync();
            var (root, binaries) = (workbench.MakeRoot(), workbench.MakeFolder());
            var release = workbench.Release(source, registry, root);
            var build = workbench.GoBuild(source, binaries);
            var copy = skopeo.Prepare(
                    "copy", "--all", "--dest-tls-verify=false",
                    $"oci:{root}/output/staging/{HelloModule.Repository}:1.0.0", $"docker://{registry.Host}/skopeo/hello:1.0.0")
                .WithWorkingDirectory(root);
            await first.MeasureAsync(release, build, copy);
            await again.MeasureAsync(release, build, copy);
        }

        return
        [
            .. first.Results("release, 2 platforms, first time", Goal.Within(TimeSpan.FromSeconds(1.0)), quiet),
            .. again.Results("release, 2 platforms, all there", Goal.Within(TimeSpan.FromSeconds(0.6)), quiet),
        ];
    }

    private sealed class Round
    {
        private readonly List<ProcessUse> _releases = [];
        private readonly List<ProcessUse> _builds = [];
        private readonly List<ProcessUse> _copies = [];

        public void Clear()
        {
            _releases.Clear();
            _builds.Clear();
            _copies.Clear();
        }

        public async Task MeasureAsync(Command release, Command build, Command copy)
        {
            _releases.Add(await ProcessMeter.RunAsync(release));
            _builds.Add(await ProcessMeter.RunAsync(build));
            _copies.Add(await ProcessMeter.RunAsync(copy));
        }

        public IEnumerable<Result> Results(string name, Goal goal, bool quiet)
        {
            var build = new Series("  go build of both", _builds);
            var copy = new Series("  skopeo copy --all", _copies);
            return [new Result(new Series(name, _releases), build + copy, goal, quiet), new Result(build), new Result(copy)];
        }
    }
}
