using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs a workflow at fixed times.</summary>
public class GitHubActionsScheduledTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>The times, as a cron expression.</summary>
    public string Cron { get; set; } = "";

    /// <summary>Writes the trigger.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("schedule:");
        using (writer.Indent())
            writer.WriteLine($"- cron: '{Cron}'");
    }
}
