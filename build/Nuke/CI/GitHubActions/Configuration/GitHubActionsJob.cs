using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A job of a workflow.</summary>
public class GitHubActionsJob : ConfigurationEntity
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The image it runs on.</summary>
    public GitHubActionsImage Image { get; set; }

    /// <summary>The time limit in minutes; the server's when 0.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The concurrency group of the job, or null.</summary>
    public string ConcurrencyGroup { get; set; } = null!;

    /// <summary>The environment that the job deploys to, or null.</summary>
    public string EnvironmentName { get; set; } = null!;

    /// <summary>The address of that environment, or null.</summary>
    public string EnvironmentUrl { get; set; } = null!;

    /// <summary>Whether a new job cancels one of the same group.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The steps.</summary>
    public GitHubActionsStep[] Steps { get; set; } = [];

    /// <summary>Writes the job.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Name}:");
        using var job = writer.Indent();
        writer.WriteLine($"name: {Name}");
        writer.WriteLine($"runs-on: {Image.GetValue()}");
        if (TimeoutMinutes > 0)
            writer.WriteLine($"timeout-minutes: {TimeoutMinutes}");
        if (!string.IsNullOrWhiteSpace(ConcurrencyGroup) || ConcurrencyCancelInProgress)
            GitHubActionsConfiguration.WriteConcurrency(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        WriteEnvironment(writer);
        writer.WriteLine("steps:");
        using var steps = writer.Indent();
        foreach (var step in Steps)
            step.Write(writer);
    }

    private void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentName))
            return;
        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteLine($"environment: {EnvironmentName}");
            return;
        }

        writer.WriteLine("environment:");
        using var environment = writer.Indent();
        writer.WriteLine($"name: {EnvironmentName}");
        writer.WriteLine($"url: {EnvironmentUrl}");
    }
}
