using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs the build.</summary>
public class GitHubActionsRunStep : GitHubActionsStep
{
    /// <summary>The script, relative to the root.</summary>
    public string BuildCmdPath { get; set; } = "";

    /// <summary>The targets.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Imports { get; set; } = [];

    /// <summary>Writes the step.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Run: {string.Join(", ", InvokedTargets)}'");
        using var step = writer.Indent();
        writer.WriteLine($"run: ./{BuildCmdPath} {string.Join(' ', InvokedTargets)}");
        if (Imports.Count == 0)
            return;
        writer.WriteLine("env:");
        using var environment = writer.Indent();
        foreach (var (name, value) in Imports)
            writer.WriteLine($"{name}: {value}");
    }
}
