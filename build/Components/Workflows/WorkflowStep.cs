using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>A step of a job.</summary>
/// <param name="name">What the log calls it.</param>
public abstract class WorkflowStep(string name) : ConfigurationEntity
{
    /// <summary>Writes the step as an item of a list.</summary>
    /// <param name="writer">The file.</param>
    public sealed override void Write(CustomFileWriter writer)
    {
        writer.WriteText("- name", name);
        using (writer.Indent())
        {
            WriteWork(writer);
        }
    }

    /// <summary>Writes what the step does.</summary>
    /// <param name="writer">The file, indented to the step's keys.</param>
    protected abstract void WriteWork(CustomFileWriter writer);
}
