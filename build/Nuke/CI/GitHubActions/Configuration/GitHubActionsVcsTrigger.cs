using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs a workflow on pushes or pull requests that match.</summary>
public class GitHubActionsVcsTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>The event.</summary>
    public GitHubActionsTrigger Kind { get; set; }

    /// <summary>Branches that match.</summary>
    public string[] Branches { get; set; } = [];

    /// <summary>Branches that do not match.</summary>
    public string[] BranchesIgnore { get; set; } = [];

    /// <summary>Tags that match.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>Tags that do not match.</summary>
    public string[] TagsIgnore { get; set; } = [];

    /// <summary>Changed paths that match.</summary>
    public string[] IncludePaths { get; set; } = [];

    /// <summary>Changed paths that do not match.</summary>
    public string[] ExcludePaths { get; set; } = [];

    /// <summary>Writes the trigger.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Kind.GetValue()}:");
        using var trigger = writer.Indent();
        WriteList("branches", Branches);
        WriteList("branches-ignore", BranchesIgnore);
        WriteList("tags", Tags);
        WriteList("tags-ignore", TagsIgnore);
        WriteList("paths", [.. IncludePaths, .. ExcludePaths.Select(x => $"!{x}")]);

        void WriteList(string name, string[] items)
        {
            if (items.Length == 0)
                return;
            writer.WriteLine($"{name}:");
            using var list = writer.Indent();
            foreach (var item in items)
                writer.WriteLine($"- {Quote(item)}");
        }
    }

    private static string Quote(string value)
    {
        return value.Any(" .*!?+[]()'".Contains) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;
    }
}
