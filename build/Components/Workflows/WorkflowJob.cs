using System.Globalization;
using Nuke.Common.CI;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>A job of a workflow.</summary>
/// <param name="id">The name that other jobs need it by.</param>
public sealed class WorkflowJob(string id) : ConfigurationEntity
{
    /// <summary>The name that other jobs need it by.</summary>
    public string Id { get; } = id;

    /// <summary>What the list of jobs calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The jobs that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The machine, as a label or an expression over <see cref="Matrix"/>.</summary>
    public required string RunsOn { get; init; }

    /// <summary>The environment whose protection rules it waits for, or null.</summary>
    public string? Environment { get; init; }

    /// <summary>The time after which it is ended, in minutes.</summary>
    public required int TimeoutMinutes { get; init; }

    /// <summary>What its token may do.</summary>
    public IReadOnlyList<WorkflowPermission> Permissions { get; init; } = [];

    /// <summary>The values of <c>matrix</c>, for each of which the job runs once; empty for one run.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Matrix { get; init; } = [];

    /// <summary>The steps.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.WriteBlock(Id, () =>
    {
        writer.WriteText("name", Name);
        writer.WriteList("needs", Needs);
        writer.WriteText("runs-on", RunsOn);
        writer.WriteText("timeout-minutes", TimeoutMinutes.ToString(CultureInfo.InvariantCulture));
        if (Environment is not null)
        {
            writer.WriteText("environment", Environment);
        }

        writer.WriteMap("permissions", [.. Permissions.Select(permission => KeyValuePair.Create(permission.Scope.GetValue(), permission.Access == WorkflowAccess.Write ? "write" : "read"))]);
        WriteMatrix(writer);
        writer.WriteBlock("steps", () =>
        {
            foreach (var step in Steps)
            {
                step.Write(writer);
            }
        });
    });

    private void WriteMatrix(CustomFileWriter writer)
    {
        if (Matrix.Count == 0)
        {
            return;
        }

        writer.WriteBlock("strategy", () => writer.WriteBlock("matrix", () => writer.WriteBlock("include", () =>
        {
            foreach (var row in Matrix)
            {
                writer.WriteRow(row);
            }
        })));
    }
}
