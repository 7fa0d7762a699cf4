using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>A step that runs an action.</summary>
/// <param name="name">What the log calls it.</param>
/// <param name="action">The action.</param>
/// <param name="inputs">Its inputs, in the order they are written.</param>
public sealed class ActionStep(string name, PinnedAction action, params IReadOnlyList<KeyValuePair<string, string>> inputs) : WorkflowStep(name)
{
    /// <inheritdoc/>
    protected override void WriteWork(CustomFileWriter writer)
    {
        writer.WriteLine($"uses: {action}");
        writer.WriteMap("with", inputs);
    }
}
