using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Output;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The summary that GitHub shows for a job, as Markdown.</summary>
internal static class JobSummary
{
    public static void Write(AbsolutePath? file, INukeBuild build, BuildOutput output)
    {
        if (file is null)
            return;

        var text = new StringBuilder("| Target | Status | Duration | |\n| --- | --- | ---: | --- |\n");
        foreach (var target in build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective))
        {
            text.Append("| ").Append(Cell(target.Name)).Append(" | ").Append(target.Status)
                .Append(" | ").Append(OutcomeTable.DurationOf(target))
                .Append(" | ").Append(Cell(OutcomeTable.SummaryOf(target))).Append(" |\n");
        }

        foreach (var problem in output.Problems)
            text.Append("\n- ").Append(Cell(problem.Text));
        text.Append(output.Problems.Count > 0 ? "\n\n" : "\n");

        try
        {
            File.AppendAllText(file, text.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A summary is a service: the outcome is in the log, and the exit code must not depend on it.
            output.WriteLine($"Job summary not written: {exception.Message}");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings("<br>");
}
