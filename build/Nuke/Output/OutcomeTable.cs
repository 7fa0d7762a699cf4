using System.Globalization;
using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Output;

/// <summary>The closing table: each target of the plan with its status, duration and summary.</summary>
internal static class OutcomeTable
{
    private const int StatusWidth = 10;
    private const int DurationWidth = 10;

    public static void Write(BuildOutput output, INukeBuild build)
    {
        var nameWidth = Math.Max(19, build.ExecutionPlan.Select(x => x.Name.Length + 4).DefaultIfEmpty().Max());
        var width = nameWidth + StatusWidth + DurationWidth;
        var total = build.ExecutionPlan.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Duration);

        var table = new StringBuilder("\n");
        Line(new string('═', width), Style.Plain);
        Line(Row("Target", "Status", "Duration", ""), Style.Heading);
        Line(new string('─', width), Style.Plain);
        foreach (var target in build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective))
            Line(Row(target.Name, target.Status.ToString(), DurationOf(target), SummaryOf(target)), StyleOf(target.Status));
        Line(new string('─', width), Style.Plain);
        Line(Row("Total", "", Format(total), ""), Style.Heading);
        Line(new string('═', width), Style.Plain);
        output.Write(table);

        string Row(string name, string status, string duration, string summary)
            => name.PadRight(nameWidth) + status.PadRight(StatusWidth) + duration.PadLeft(DurationWidth) + (summary.Length > 0 ? $"   // {summary}" : "");

        void Line(string text, Style style)
        {
            output.Append(table, text, style);
            table.Append('\n');
        }
    }

    public static string SummaryOf(ExecutableTarget target) => PrintableText.Of(string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}")));

    /// <summary>The duration of a target that ran; empty for others.</summary>
    public static string DurationOf(ExecutableTarget target)
    {
        return target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted ? Format(target.Duration) : "";
    }

    private static string Format(TimeSpan duration)
    {
        return duration < TimeSpan.FromSeconds(1)
            ? "< 1sec"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:00}");
    }

    private static Style StyleOf(ExecutionStatus status)
    {
        return status switch
        {
            ExecutionStatus.Succeeded => Style.Success,
            ExecutionStatus.Failed => Style.Error,
            ExecutionStatus.Aborted or ExecutionStatus.NotRun => Style.Warning,
            _ => Style.Dim,
        };
    }
}
