using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>How long a look at the targets takes, beside make on a Makefile of as many targets.</summary>
internal static class HelpScenario
{
    private const int Rounds = 15;
    private static readonly Goal Goal = Goal.Within(TimeSpan.FromSeconds(0.25));

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Workbench workbench)
    {
        var help = workbench.Build("--help");
        var targets = TargetsIn((await help.RunAsync(CancellationToken.None)).StandardOutput);
        var make = MakeOf(targets, workbench);
        var quiet = await Machine.SettleAsync();
        var (ours, makes) = (new List<ProcessUse>(), new List<ProcessUse>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await ProcessMeter.RunAsync(help));
            if (make is not null)
                makes.Add(await ProcessMeter.RunAsync(make));
        }

        var beside = make is null ? null : new Series($"make help, {targets.Count} targets", makes);
        Result[] results = [new(new Series("./build.sh --help", ours), beside, Goal, quiet)];
        return beside is null ? results : [.. results, new(beside)];
    }

    // A target's line is indented by two, its description by more.
    private static List<string> TargetsIn(string help) =>
    [
        .. help.Split('\n')
            .SkipWhile(line => !line.StartsWith("Targets", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("Parameters", StringComparison.Ordinal))
            .Where(line => line.Length > 2 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
    ];

    // The help target is the one that kubebuilder writes, which KubeStellar's Makefiles have.
    private static Command? MakeOf(IReadOnlyCollection<string> targets, Workbench workbench)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "make")).FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        const string Help = "help:\n\t@awk 'BEGIN {FS = \":.*##\"} /^[a-zA-Z_0-9-]+:.*?##/ { printf \"  %-15s %s\\n\", $$1, $$2 }' $(MAKEFILE_LIST)\n";
        var folder = workbench.MakeFolder();
        File.WriteAllText(Path.Combine(folder, "Makefile"), Help + string.Concat(targets.Select(target => $"\n{target}: ## Make {target}.\n\t@echo {target}\n")));
        return new Command(program).With("help").WithWorkingDirectory(folder);
    }
}
