using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace KubeStellar.Benchmarks.Content;

/// <summary>Mebibytes a second, for benchmarks of the category <see cref="MovesContent"/>.</summary>
internal sealed class ThroughputColumn : IColumn
{
    /// <summary>The parameter that says how many mebibytes one call works on.</summary>
    public const string Parameter = "Mebibytes";

    /// <summary>The category of benchmarks that work on every byte.</summary>
    public const string MovesContent = "moves content";

    public string Id => nameof(ThroughputColumn);

    public string ColumnName => "MiB/s";

    public string Legend => "Uncompressed mebibytes a second";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { Mean: var nanoseconds }
        && benchmarkCase.Descriptor.HasCategory(MovesContent)
        && benchmarkCase.Parameters[Parameter] is int mebibytes
            ? (mebibytes / nanoseconds * 1e9).ToString("0", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
