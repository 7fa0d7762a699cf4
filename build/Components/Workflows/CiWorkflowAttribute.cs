using Nuke.Common.CI.GitHubActions;

namespace KubeStellar.Build.Workflows;

/// <summary>Generates the workflow that checks pushes and pull requests.</summary>
/// <param name="name">The name of the workflow and of its file.</param>
/// <param name="command">What it runs, in the repository's root.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CiWorkflowAttribute(string name, string command) : WorkflowAttribute(name)
{
    /// <summary>The branches whose pushes and pull requests are checked.</summary>
    public string[] Branches { get; set; } = ["main"];

    /// <summary>The machine.</summary>
    public string RunsOn { get; set; } = "ubuntu-24.04";

    /// <summary>The time after which a run is ended, in minutes.</summary>
    public int TimeoutMinutes { get; set; } = 90;

    /// <summary>None: what the command runs is the command's business.</summary>
    public override IEnumerable<string> RelevantTargetNames => [];

    /// <inheritdoc/>
    protected override Workflow Describe(string name) => new(name)
    {
        Triggers = [new WorkflowTrigger("push") { Branches = Branches }, new WorkflowTrigger("pull_request") { Branches = Branches }],
        // What was pushed to a branch is checked to its end; of a pull request, only what it is now.
        Concurrency = new WorkflowConcurrency("ci ${{ github.event.pull_request.number || github.sha }}", "true"),
        Jobs =
        [
            new WorkflowJob("check")
            {
                Name = "check",
                RunsOn = RunsOn,
                TimeoutMinutes = TimeoutMinutes,
                Permissions = [new WorkflowPermission(GitHubActionsPermissions.Contents, WorkflowAccess.Read)],
                Steps =
                [
                    new ActionStep("Check out", PinnedActions.Checkout, KeyValuePair.Create("persist-credentials", "false")),
                    new ScriptStep("Check", command),
                ],
            },
        ],
    };
}
