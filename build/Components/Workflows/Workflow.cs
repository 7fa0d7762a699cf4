using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>A workflow of several jobs. No job has a permission that it does not name.</summary>
/// <param name="name">What the list of workflows calls it.</param>
public sealed class Workflow(string name) : ConfigurationEntity
{
    /// <summary>The events that start it.</summary>
    public required IReadOnlyList<WorkflowTrigger> Triggers { get; init; }

    /// <summary>The group of runs of which one runs at a time.</summary>
    public required WorkflowConcurrency Concurrency { get; init; }

    /// <summary>Variables of every job.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>The jobs.</summary>
    public required IReadOnlyList<WorkflowJob> Jobs { get; init; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteText("name", name);
        writer.WriteLine();
        writer.WriteBlock("on", () => WriteEach(writer, Triggers));
        writer.WriteLine();
        writer.WriteLine("permissions: {}");
        writer.WriteLine();
        Concurrency.Write(writer);
        writer.WriteLine();
        if (Environment.Count > 0)
        {
            writer.WriteMap("env", Environment);
            writer.WriteLine();
        }

        writer.WriteBlock("jobs", () => WriteEach(writer, Jobs));
    }

    private static void WriteEach(CustomFileWriter writer, IReadOnlyList<ConfigurationEntity> parts)
    {
        foreach (var part in parts)
        {
            part.Write(writer);
        }
    }
}
