using System.Globalization;
using Spectre.Console;

namespace KubeStellar.Benchmarks.Measuring;

/// <summary>All results and what they say of the goals.</summary>
internal sealed class ResultTable
{
    private const int WidthOfLogs = 200;

    private readonly List<Result> _results = [];

    public bool HasMissed => _results.Any(result => result.Verdict == Verdict.Missed);

    public static string Format(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000} s");

    public static string Format(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0} MiB");

    public void Add(IEnumerable<Result> results) => _results.AddRange(results);

    public void Print()
    {
        if (_results.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("Measured", "Runs", "Median", "Min", "Max", "User+sys", "Peak memory", "Ratio", "Goal", "Verdict");
        foreach (var result in _results)
        {
            var series = result.Series;
            table.AddRow(
                [
                    .. ((string[])[
                        series.Name, series.Runs.Count.ToString(CultureInfo.InvariantCulture), Format(series.Median), Format(series.Min), Format(series.Max),
                        Format(series.Processor), Format(series.PeakMemory), Describe(result.Ratio), result.Goal?.Limit ?? "", Describe(result.Verdict),
                    ]).Select(text => new Text(text)),
                ]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfLogs;
        console.Write(table);
        console.WriteLine("Times are of whole processes; the ratio is to the line below, or to both below together. User+sys holds every process that was waited for.");
    }

    private static string Describe(double? ratio) => ratio is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}");

    private static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "MISSED",
        Verdict.TooBusyToJudge => "machine too busy to judge",
        _ => "",
    };
}
