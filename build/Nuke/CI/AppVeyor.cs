namespace Nuke.Common.CI.AppVeyor;

/// <summary>AppVeyor.</summary>
public class AppVeyor : Host, IBuildServer
{
    internal AppVeyor()
    {
    }

    /// <summary>The host of this run when it is AppVeyor, else null.</summary>
    public static new AppVeyor Instance => (Host.Instance as AppVeyor)!;

    string IBuildServer.Branch => RepositoryBranch;
    string IBuildServer.Commit => RepositoryCommitSha;

    /// <summary>The branch: <c>APPVEYOR_REPO_BRANCH</c>.</summary>
    public string RepositoryBranch => EnvironmentInfo.GetVariable("APPVEYOR_REPO_BRANCH");

    /// <summary>The commit: <c>APPVEYOR_REPO_COMMIT</c>.</summary>
    public string RepositoryCommitSha => EnvironmentInfo.GetVariable("APPVEYOR_REPO_COMMIT");
}
