using Nuke.Common.CI.GitHubActions;

namespace KubeStellar.Build.Workflows;

/// <summary>The jobs of a release. The build lies in one folder, at the commit of the workflow itself, and the source in another, at the tag.</summary>
internal sealed class ReleaseJobs(IReadOnlyList<MatrixRow> rows, string runsOn, int timeoutMinutes)
{
    public const string Repository = "${{ inputs.repository || github.repository }}";
    public const string Tag = "${{ inputs.tag || github.ref_name }}";
    public const string TagVariable = "TAG";

    // The version is the tag without its v; a tag that has none is refused by the gate, which looks for the tag of the version.
    private const string Run = "delivery/build.sh";
    private const string OfSource = "--version \"${TAG#v}\" --source source";
    private const string Registry = "ghcr.io";

    private static readonly WorkflowPermission ReadSource = new(GitHubActionsPermissions.Contents, WorkflowAccess.Read);
    private static readonly KeyValuePair<string, string> Token = KeyValuePair.Create("GITHUB_TOKEN", "${{ github.token }}");

    // A job's token writes releases of the repository that the workflow runs in, and of no other.
    private static readonly KeyValuePair<string, string> GitHubRelease =
        KeyValuePair.Create("NUKE_GITHUB_RELEASE", "${{ !inputs.repository || inputs.repository == github.repository }}");

    private static readonly IReadOnlyList<WorkflowStep> Checkouts =
    [
        new ActionStep("Check out the build", PinnedActions.Checkout,
            KeyValuePair.Create("repository", "${{ job.workflow_repository }}"), KeyValuePair.Create("ref", "${{ job.workflow_sha }}"),
            KeyValuePair.Create("path", "delivery"), KeyValuePair.Create("persist-credentials", "false")),
        new ActionStep("Check out the source", PinnedActions.Checkout,
            KeyValuePair.Create("repository", Repository), KeyValuePair.Create("ref", "refs/tags/${{ env.TAG }}"),
            KeyValuePair.Create("path", "source"), KeyValuePair.Create("persist-credentials", "false")),
    ];

    // The newest patch that go.mod allows, not the one that a machine happens to have: the parts must be of one Go. A release reads no cache that others write.
    private static readonly WorkflowStep Go = new ActionStep("Bring Go", PinnedActions.SetupGo,
        KeyValuePair.Create("go-version-file", "source/go.mod"), KeyValuePair.Create("check-latest", "true"), KeyValuePair.Create("cache", "false"));

    /// <summary>Runs every check that needs no build, against the real home.</summary>
    public WorkflowJob Plan() => Job("plan", "plan", [ReadSource, new(GitHubActionsPermissions.Packages, WorkflowAccess.Read)],
    [
        .. Checkouts,
        new ScriptStep("Plan", $"{Run} {nameof(IRelease.Release)} {OfSource} --registry {Registry} --dry-run", Token),
    ]);

    /// <summary>Builds the images of one row's platforms.</summary>
    public WorkflowJob Build() => new("image")
    {
        Name = "image ${{ matrix.platform }}",
        Needs = ["plan"],
        RunsOn = "${{ matrix.runner }}",
        TimeoutMinutes = timeoutMinutes,
        Permissions = [ReadSource],
        Matrix = [.. rows.Select(row => new[] { KeyValuePair.Create("platform", row.Platforms), KeyValuePair.Create("part", row.Part), KeyValuePair.Create("runner", row.Runner) })],
        Steps =
        [
            .. Checkouts,
            Go,
            new ScriptStep("Build", $"{Run} {nameof(IRelease.Release)} {OfSource} --platform \"$PLATFORM\" --partial part", KeyValuePair.Create("PLATFORM", "${{ matrix.platform }}")),
            Keep("part-${{ matrix.part }}", "part", days: 7),
        ],
    };

    /// <summary>Joins the parts to a whole release in a folder of layouts.</summary>
    public WorkflowJob Rehearse() => Job("rehearse", "rehearse", [ReadSource, new(GitHubActionsPermissions.Packages, WorkflowAccess.Read)],
    [
        .. Checkouts,
        Go,
        .. rows.Select(row => Bring($"part-{row.Part}", $"parts/{row.Part}")),
        new ScriptStep("Rehearse", $"{Run} {nameof(IRehearse.Rehearse)} {OfSource} --registry oci:rehearsal --merge {string.Join(',', rows.Select(row => $"parts/{row.Part}"))}", Token, GitHubRelease),
        // A protected environment may keep the promotion waiting for 30 days.
        Keep("rehearsal", "rehearsal", days: 35),
    ], "image");

    /// <summary>Copies what was rehearsed to the real home and announces it on GitHub; the only job that may write, and it runs nothing of the source.</summary>
    public WorkflowJob Promote(string environment) => Job("promote", "promote", [new(GitHubActionsPermissions.Contents, WorkflowAccess.Write), new(GitHubActionsPermissions.Packages, WorkflowAccess.Write)],
    [
        .. Checkouts,
        Bring("rehearsal", "rehearsal"),
        new ScriptStep("Promote", $"{Run} {nameof(IPromote.Promote)} {OfSource} --from oci:rehearsal --registry {Registry}", Token, GitHubRelease),
    ], "rehearse", environment);

    private WorkflowJob Job(string id, string name, IReadOnlyList<WorkflowPermission> permissions, IReadOnlyList<WorkflowStep> steps, string? needs = null, string? environment = null) => new(id)
    {
        Name = name,
        Needs = needs is null ? [] : [needs],
        RunsOn = runsOn,
        TimeoutMinutes = timeoutMinutes,
        Permissions = permissions,
        Environment = environment,
        Steps = steps,
    };

    // Layers are compressed already.
    private static ActionStep Keep(string artifact, string folder, int days) => new($"Keep the {folder}", PinnedActions.UploadArtifact,
        KeyValuePair.Create("name", artifact), KeyValuePair.Create("path", folder), KeyValuePair.Create("if-no-files-found", "error"),
        KeyValuePair.Create("compression-level", "0"), KeyValuePair.Create("retention-days", $"{days}"));

    private static ActionStep Bring(string artifact, string folder) => new($"Bring {artifact}", PinnedActions.DownloadArtifact,
        KeyValuePair.Create("name", artifact), KeyValuePair.Create("path", folder));
}
