using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Uploads products.</summary>
public class GitHubActionsArtifactStep : GitHubActionsStep
{
    /// <summary>The name of the artifact.</summary>
    public string Name { get; set; } = "";

    /// <summary>The path of the products, relative to the root.</summary>
    public string Path { get; set; } = "";

    /// <summary>The condition of the step, or null.</summary>
    public string Condition { get; set; } = null!;

    /// <summary>Writes the step.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Publish: {Name}'");
        writer.WriteLine("  uses: actions/upload-artifact@v5");
        using var step = writer.Indent();
        if (!string.IsNullOrWhiteSpace(Condition))
            writer.WriteLine($"if: {Condition}");
        writer.WriteLine("with:");
        using var with = writer.Indent();
        writer.WriteLine($"name: {Name}");
        writer.WriteLine($"path: {Path}");
    }
}
