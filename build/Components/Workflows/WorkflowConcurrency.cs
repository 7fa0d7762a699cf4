using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>The group of runs of which one runs at a time.</summary>
/// <param name="group">The name of the group, which may hold expressions.</param>
/// <param name="cancelInProgress">When a newer run ends the one that is under way: <c>true</c>, <c>false</c> or an expression.</param>
public sealed class WorkflowConcurrency(string group, string cancelInProgress) : ConfigurationEntity
{
    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.WriteBlock("concurrency", () =>
    {
        writer.WriteText("group", group);
        writer.WriteLine($"cancel-in-progress: {cancelInProgress}");
    });
}
