namespace Nuke.Common.CI.Jenkins;

/// <summary>Jenkins.</summary>
public class Jenkins : Host, IBuildServer
{
    internal Jenkins()
    {
    }

    /// <summary>The host of this run when it is Jenkins, else null.</summary>
    public static new Jenkins Instance => (Host.Instance as Jenkins)!;

    string IBuildServer.Branch => GitBranch ?? BranchName;
    string IBuildServer.Commit => GitCommit;

    /// <summary>The branch of a multi-branch project: <c>BRANCH_NAME</c>.</summary>
    public string BranchName => EnvironmentInfo.GetVariable("BRANCH_NAME");

    /// <summary>The branch: <c>GIT_BRANCH</c>.</summary>
    public string GitBranch => EnvironmentInfo.GetVariable("GIT_BRANCH");

    /// <summary>The commit: <c>GIT_COMMIT</c>.</summary>
    public string GitCommit => EnvironmentInfo.GetVariable("GIT_COMMIT");
}
