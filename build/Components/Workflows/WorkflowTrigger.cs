using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>An event that starts a workflow.</summary>
/// <param name="name">The name of the event, such as <c>push</c>.</param>
public sealed class WorkflowTrigger(string name) : ConfigurationEntity
{
    /// <summary>Patterns of branches that it is limited to; empty for no limit.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>Patterns of tags that it is limited to; empty for no limit.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The inputs, none of which is required.</summary>
    public IReadOnlyList<WorkflowInput> Inputs { get; init; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.WriteBlock(name, () =>
    {
        writer.WriteList("branches", Branches);
        writer.WriteList("tags", Tags);
        if (Inputs.Count > 0)
        {
            writer.WriteBlock("inputs", () => WriteInputs(writer));
        }
    });

    private void WriteInputs(CustomFileWriter writer)
    {
        foreach (var input in Inputs)
        {
            writer.WriteBlock(input.Name, () =>
            {
                writer.WriteText("description", input.Description);
                writer.WriteText("type", "string");
                writer.WriteText("required", "false");
            });
        }
    }
}
