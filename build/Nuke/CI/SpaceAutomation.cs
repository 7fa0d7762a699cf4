namespace Nuke.Common.CI.SpaceAutomation;

/// <summary>JetBrains Space.</summary>
public class SpaceAutomation : Host, IBuildServer
{
    internal SpaceAutomation()
    {
    }

    /// <summary>The host of this run when it is JetBrains Space, else null.</summary>
    public static new SpaceAutomation Instance => (Host.Instance as SpaceAutomation)!;

    string IBuildServer.Branch => GitBranch;
    string IBuildServer.Commit => GitRevision;

    /// <summary>The branch: <c>JB_SPACE_GIT_BRANCH</c>.</summary>
    public string GitBranch => EnvironmentInfo.GetVariable("JB_SPACE_GIT_BRANCH");

    /// <summary>The commit: <c>JB_SPACE_GIT_REVISION</c>.</summary>
    public string GitRevision => EnvironmentInfo.GetVariable("JB_SPACE_GIT_REVISION");
}
