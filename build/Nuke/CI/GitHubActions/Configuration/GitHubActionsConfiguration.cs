using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A workflow file.</summary>
public class GitHubActionsConfiguration : ConfigurationEntity
{
    /// <summary>The name of the workflow.</summary>
    public string Name { get; set; } = "";

    /// <summary>Triggers without settings.</summary>
    public GitHubActionsTrigger[] ShortTriggers { get; set; } = [];

    /// <summary>Triggers with settings.</summary>
    public GitHubActionsDetailedTrigger[] DetailedTriggers { get; set; } = [];

    /// <summary>Permissions of the token.</summary>
    public (GitHubActionsPermissions Type, string Permission)[] Permissions { get; set; } = [];

    /// <summary>The concurrency group of the workflow, or null.</summary>
    public string ConcurrencyGroup { get; set; } = null!;

    /// <summary>Whether a new run cancels one of the same group.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The jobs.</summary>
    public GitHubActionsJob[] Jobs { get; set; } = [];

    /// <summary>Writes the file.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"name: {Name}");
        writer.WriteLine();
        WriteTriggers(writer);

        if (Permissions.Length > 0)
        {
            writer.WriteLine();
            writer.WriteLine("permissions:");
            using var permissions = writer.Indent();
            foreach (var (type, permission) in Permissions)
                writer.WriteLine($"{type.GetValue()}: {permission}");
        }

        if (!string.IsNullOrWhiteSpace(ConcurrencyGroup) || ConcurrencyCancelInProgress)
        {
            writer.WriteLine();
            WriteConcurrency(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        }

        writer.WriteLine();
        writer.WriteLine("jobs:");
        using var jobs = writer.Indent();
        foreach (var job in Jobs)
            job.Write(writer);
    }

    internal static void WriteConcurrency(CustomFileWriter writer, string? group, bool cancelInProgress)
    {
        // Without a group, only runs of the same pull request or branch replace each other, so runs on main all finish.
        const string PerBranch = "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

        writer.WriteLine("concurrency:");
        using var concurrency = writer.Indent();
        writer.WriteLine($"group: {(string.IsNullOrWhiteSpace(group) ? PerBranch : group)}");
        if (cancelInProgress)
            writer.WriteLine("cancel-in-progress: true");
    }

    private void WriteTriggers(CustomFileWriter writer)
    {
        if (ShortTriggers.Length > 0)
        {
            writer.WriteLine($"on: [{string.Join(", ", ShortTriggers.Select(x => x.GetValue()))}]");
            return;
        }

        writer.WriteLine("on:");
        using var triggers = writer.Indent();
        foreach (var trigger in DetailedTriggers)
            trigger.Write(writer);
    }
}
