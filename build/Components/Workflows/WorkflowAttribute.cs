using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>
/// Generates a workflow of GitHub Actions from the build that carries the attribute, with what <see cref="GitHubActionsAttribute"/> cannot say: jobs that need
/// each other, a matrix, permissions a job, actions pinned by commit. The file is written when it is asked for by <c>--generate-configuration</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class WorkflowAttribute : ConfigurationAttributeBase
{
    private readonly string _name;

    /// <summary>Creates the attribute.</summary>
    /// <param name="name">The name of the workflow and of its file.</param>
    protected WorkflowAttribute(string name)
    {
        _name = name;
        // A target that releases has no business in writing to the checkout.
        AutoGenerate = false;
    }

    /// <summary>The name of the workflow.</summary>
    public override string IdPostfix => _name;

    /// <summary>GitHub Actions.</summary>
    public override Type HostType => typeof(GitHubActions);

    /// <summary>The file below <c>.github/workflows</c>.</summary>
    public override AbsolutePath ConfigurationFile => Build.RootDirectory / ".github" / "workflows" / $"{_name}.yml";

    /// <summary>The workflow's file.</summary>
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <summary>None.</summary>
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <summary>Creates a writer for YAML.</summary>
    /// <param name="streamWriter">The file.</param>
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <summary>Makes the workflow.</summary>
    /// <param name="relevantTargets">The targets that it runs, with all that they need.</param>
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => Describe(_name);

    /// <summary>Makes the workflow.</summary>
    /// <param name="name">Its name.</param>
    protected abstract Workflow Describe(string name);

    /// <summary>Opens the file; lines end in one character on every system, so that a check for drift can compare bytes.</summary>
    protected override StreamWriter CreateStream()
    {
        Directory.CreateDirectory(ConfigurationFile.Parent);
        return new StreamWriter(ConfigurationFile) { NewLine = "\n" };
    }
}
