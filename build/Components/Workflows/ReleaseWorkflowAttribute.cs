namespace KubeStellar.Build.Workflows;

/// <summary>
/// Generates the workflow that releases a tag: it plans, builds each row of platforms on a machine of its own, rehearses the whole release from these parts and
/// promotes what was rehearsed, so that nothing is built twice, and announces it as a release on GitHub. A tag starts it, a person does, or a workflow of the repository that the tag is in.
/// </summary>
/// <param name="name">The name of the workflow and of its file.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ReleaseWorkflowAttribute(string name) : WorkflowAttribute(name)
{
    /// <summary>Patterns of the tags whose pushes start it; none leaves that to callers.</summary>
    public string[] OnPushTags { get; set; } = ["v*"];

    /// <summary>The platforms and the machine that builds them, each as <c>linux/arm64=ubuntu-24.04-arm</c>; several platforms of one machine are separated by commas.</summary>
    public string[] Matrix { get; set; } = ["linux/amd64=ubuntu-24.04", "linux/arm64=ubuntu-24.04-arm"];

    /// <summary>The machine of the jobs that build nothing.</summary>
    public string RunsOn { get; set; } = "ubuntu-24.04";

    /// <summary>The environment whose protection rules hold the promotion.</summary>
    public string EnvironmentName { get; set; } = "release";

    /// <summary>The time after which a job is ended, in minutes.</summary>
    public int TimeoutMinutes { get; set; } = 60;

    /// <summary>The targets that the jobs run; generating fails where the build lacks one.</summary>
    public override IEnumerable<string> RelevantTargetNames => [nameof(IRelease.Release), nameof(IRehearse.Rehearse), nameof(IPromote.Promote)];

    /// <inheritdoc/>
    protected override Workflow Describe(string name)
    {
        var jobs = new ReleaseJobs([.. Matrix.Select(MatrixRow.Parse)], RunsOn, TimeoutMinutes);
        return new Workflow(name)
        {
            Triggers = [.. Triggers()],
            Concurrency = new WorkflowConcurrency($"{name} {ReleaseJobs.Repository} {ReleaseJobs.Tag}", "false"),
            Environment = [KeyValuePair.Create(ReleaseJobs.TagVariable, ReleaseJobs.Tag)],
            Jobs = [jobs.Plan(), jobs.Build(), jobs.Rehearse(), jobs.Promote(EnvironmentName)],
        };
    }

    private IEnumerable<WorkflowTrigger> Triggers()
    {
        WorkflowInput[] inputs =
        [
            new("repository", "The repository to release, as owner/name. Default: the one that the workflow runs in"),
            new("tag", "The tag to release, such as v1.2.3. Default: the one that was pushed"),
        ];
        if (OnPushTags.Length > 0)
        {
            yield return new WorkflowTrigger("push") { Tags = OnPushTags };
        }

        yield return new WorkflowTrigger("workflow_call") { Inputs = inputs };
        yield return new WorkflowTrigger("workflow_dispatch") { Inputs = inputs };
    }
}
