namespace Nuke.Common.CI.Bitrise;

/// <summary>Bitrise.</summary>
public class Bitrise : Host, IBuildServer
{
    internal Bitrise()
    {
    }

    /// <summary>The host of this run when it is Bitrise, else null.</summary>
    public static new Bitrise Instance => (Host.Instance as Bitrise)!;

    string IBuildServer.Branch => GitBranch;
    string IBuildServer.Commit => GitCommit;

    /// <summary>The branch: <c>BITRISE_GIT_BRANCH</c>.</summary>
    public string GitBranch => EnvironmentInfo.GetVariable("BITRISE_GIT_BRANCH");

    /// <summary>The commit: <c>BITRISE_GIT_COMMIT</c>.</summary>
    public string GitCommit => EnvironmentInfo.GetVariable("BITRISE_GIT_COMMIT");
}
