using KubeStellar.Delivery.Commands;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace KubeStellar.Build;

internal sealed partial class Build
{
    // Checks that take long, or need a program that nothing brings, have a category of their own and run when the filter asks for them.
    private const string UsualTests = "Category!=Long&Category!=RealGenerators&Category!=Fuzz";

    [Parameter($"Filter for dotnet test. Default: {UsualTests}")]
    private readonly string TestFilter = UsualTests;

    private AbsolutePath TestResultsDirectory => RootDirectory / "output" / "test-results";

    private Target Test => _ => _
        .Description("Run the tests; they bring the servers that they need")
        .Executes(async () =>
        {
            TestResults.Clear(TestResultsDirectory);
            var run = await DotNet("test", Solution, "--configuration", "Release", "--nologo", "--filter", TestFilter, "--logger", "trx", "--results-directory", TestResultsDirectory)
                .ProbeAsync(CancellationToken.None);
            var results = TestResults.Read(TestResultsDirectory);
            results.WriteCounts(TestResultsDirectory / "counts.txt");
            Log.Information("{Counts}", results.ToString());
            Assert.True(results.Failed == 0, $"tests failed ({results}); the failures stand above");
            Assert.True(run.ExitCode == 0, $"dotnet test ended with exit code {run.ExitCode} ({results}); its errors stand above");
            Assert.True(results.Passed > 0, $"no test ran; the filter was {TestFilter}");
        });

    private Target Benchmark => _ => _
        .Description("Measure side by side with the tools that a user would pick instead")
        .Executes(async () =>
        {
            var run = await DotNet("run", "--configuration", "Release", "--project", RootDirectory / "tests" / "Benchmarks").ProbeAsync(CancellationToken.None);
            Assert.True(run.ExitCode == 0, "a goal was missed or could not be measured; the table above says which");
        });

    private AbsolutePath Solution => RootDirectory / "build" / "KubeStellar.Delivery.slnx";

    private static Command DotNet(params string[] arguments)
    {
        var root = EnvironmentInfo.Variables.TryGetValue("DOTNET_ROOT", out var folder) ? folder : null;
        return new Command(root is null ? "dotnet" : Path.Combine(root, "dotnet")).With(arguments).WithLines(new ConsoleLines());
    }

    private sealed class ConsoleLines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
