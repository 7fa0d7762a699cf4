using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs a workflow by hand, with inputs.</summary>
public class GitHubActionsWorkflowDispatchTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Inputs that may be empty.</summary>
    public string[] OptionalInputs { get; set; } = [];

    /// <summary>Inputs that must be given.</summary>
    public string[] RequiredInputs { get; set; } = [];

    /// <summary>Writes the trigger.</summary>
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("workflow_dispatch:");
        using var trigger = writer.Indent();
        writer.WriteLine("inputs:");
        using var inputs = writer.Indent();
        foreach (var input in OptionalInputs)
            WriteInput(input, "false");
        foreach (var input in RequiredInputs)
            WriteInput(input, "true");

        void WriteInput(string input, string required)
        {
            writer.WriteLine($"{input}:");
            using var properties = writer.Indent();
            writer.WriteLine($"description: \"{ParameterNames.Split(input, ' ')}\"");
            writer.WriteLine($"required: {required}");
        }
    }
}
