namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    private GitHubActionsSubmodules? _submodules;
    private bool? _lfs;
    private uint? _fetchDepth;
    private bool? _progress;
    private string? _filter;

    /// <summary>Events that start the workflow, without settings.</summary>
    public GitHubActionsTrigger[] On { get; set; } = [];

    /// <summary>Branches whose pushes start the workflow.</summary>
    public string[] OnPushBranches { get; set; } = [];

    /// <summary>Branches whose pushes do not start the workflow.</summary>
    public string[] OnPushBranchesIgnore { get; set; } = [];

    /// <summary>Tags whose pushes start the workflow.</summary>
    public string[] OnPushTags { get; set; } = [];

    /// <summary>Tags whose pushes do not start the workflow.</summary>
    public string[] OnPushTagsIgnore { get; set; } = [];

    /// <summary>Changed paths that start the workflow.</summary>
    public string[] OnPushIncludePaths { get; set; } = [];

    /// <summary>Changed paths that do not start the workflow.</summary>
    public string[] OnPushExcludePaths { get; set; } = [];

    /// <summary>Target branches whose pull requests start the workflow.</summary>
    public string[] OnPullRequestBranches { get; set; } = [];

    /// <summary>Tags for pull requests.</summary>
    public string[] OnPullRequestTags { get; set; } = [];

    /// <summary>Paths changed by a pull request that start the workflow.</summary>
    public string[] OnPullRequestIncludePaths { get; set; } = [];

    /// <summary>Paths changed by a pull request that do not start the workflow.</summary>
    public string[] OnPullRequestExcludePaths { get; set; } = [];

    /// <summary>Inputs that may be empty when the workflow is started by hand.</summary>
    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    /// <summary>Inputs that must be given when the workflow is started by hand.</summary>
    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    /// <summary>Times at which the workflow starts, as a cron expression, or null.</summary>
    public string OnCronSchedule { get; set; } = null!;

    /// <summary>Parameters whose values are secrets of the repository: <c>ApiKey</c> is secret <c>API_KEY</c>.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>Whether the build gets the token as GITHUB_TOKEN.</summary>
    public bool EnableGitHubToken { get; set; }

    /// <summary>Permissions to write.</summary>
    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];

    /// <summary>Permissions to read.</summary>
    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    /// <summary>What to keep between runs.</summary>
    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    /// <summary>What not to keep between runs.</summary>
    public string[] CacheExcludePatterns { get; set; } = [];

    /// <summary>Files whose content makes the key of what is kept; none keeps nothing.</summary>
    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>Whether products are uploaded; true unless set.</summary>
    public bool PublishArtifacts { get; set; } = true;

    /// <summary>The condition for the upload, or null.</summary>
    public string PublishCondition { get; set; } = null!;

    /// <summary>The time limit of a job in minutes; the server's when 0.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The environment that the jobs deploy to, or null.</summary>
    public string EnvironmentName { get; set; } = null!;

    /// <summary>The address of that environment, or null.</summary>
    public string EnvironmentUrl { get; set; } = null!;

    /// <summary>The concurrency group of the workflow, or null.</summary>
    public string ConcurrencyGroup { get; set; } = null!;

    /// <summary>Whether a new run cancels one of the same group.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The concurrency group of the jobs, or null.</summary>
    public string JobConcurrencyGroup { get; set; } = null!;

    /// <summary>Whether a new job cancels one of the same group.</summary>
    public bool JobConcurrencyCancelInProgress { get; set; }

    /// <summary>The targets to run.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Which submodules to check out; write-only.</summary>
    public GitHubActionsSubmodules Submodules
    {
        get => throw new NotSupportedException();
        set => _submodules = value;
    }

    /// <summary>Whether to check out large files; write-only.</summary>
    public bool Lfs
    {
        get => throw new NotSupportedException();
        set => _lfs = value;
    }

    /// <summary>How many commits to check out, 0 for all; write-only.</summary>
    public uint FetchDepth
    {
        get => throw new NotSupportedException();
        set => _fetchDepth = value;
    }

    /// <summary>Whether the checkout shows progress; write-only.</summary>
    public bool Progress
    {
        get => throw new NotSupportedException();
        set => _progress = value;
    }

    /// <summary>The partial clone filter; write-only.</summary>
    public string Filter
    {
        get => throw new NotSupportedException();
        set => _filter = value;
    }
}
