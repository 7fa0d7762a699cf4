using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps folders between runs.</summary>
public class GitHubActionsCacheStep : GitHubActionsStep
{
    /// <summary>What to keep.</summary>
    public string[] IncludePatterns { get; set; } = [];

    /// <summary>What to leave out.</summary>
    public string[] ExcludePatterns { get; set; } = [];

    /// <summary>Files whose content makes the key.</summary>
    public string[] KeyFiles { get; set; } = [];

    /// <summary>Writes the step.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Cache: {string.Join(", ", IncludePatterns)}'");
        using var step = writer.Indent();
        writer.WriteLine("uses: actions/cache@v4");
        writer.WriteLine("with:");
        using var with = writer.Indent();
        writer.WriteLine("path: |");
        foreach (var pattern in IncludePatterns.Concat(ExcludePatterns.Select(x => $"!{x}")))
            writer.WriteLine($"  {pattern}");
        writer.WriteLine($"key: ${{{{ runner.os }}}}-${{{{ hashFiles({string.Join(", ", KeyFiles.Select(x => $"'{x}'"))}) }}}}");
    }
}
