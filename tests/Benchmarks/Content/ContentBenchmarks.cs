using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Content;

/// <summary>Runs the benchmarks of content in this process, in short jobs, and prints their tables.</summary>
internal static class ContentBenchmarks
{
    /// <summary>Returns whether every benchmark ran.</summary>
    public static bool Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.DontLogOutput))
            .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
            .AddColumn(TargetMethodColumn.Method, StatisticColumn.Mean, StatisticColumn.Error, BaselineRatioColumn.RatioMean, new ThroughputColumn())
            .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
            .AddLogger(new LogCapture())
            .WithArtifactsPath(Path.Combine(TestTools.RepositoryRoot, "output", "benchmarks"));
        Summary[] summaries = [BenchmarkRunner.Run<LayerBenchmarks>(config), BenchmarkRunner.Run<CopyBenchmarks>(config)];
        foreach (var summary in summaries)
            Print(summary);
        return summaries.All(IsComplete);
    }

    private static void Print(Summary summary)
    {
        foreach (var error in summary.ValidationErrors)
            Console.Error.WriteLine(error.Message);
        foreach (var failed in summary.Reports.Where(report => !report.Success))
            Console.Error.WriteLine($"{failed.BenchmarkCase.DisplayInfo} failed:\n{string.Join('\n', failed.ExecuteResults.SelectMany(result => result.Errors))}");
        MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Unicode);
    }

    private static bool IsComplete(Summary summary) => !summary.HasCriticalValidationErrors && summary.Reports.Length > 0 && summary.Reports.All(report => report.Success);
}
