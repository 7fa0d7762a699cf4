namespace Nuke.Common.CI.Bitbucket;

/// <summary>Bitbucket Pipelines.</summary>
public class Bitbucket : Host, IBuildServer
{
    internal Bitbucket()
    {
    }

    /// <summary>The host of this run when it is Bitbucket Pipelines, else null.</summary>
    public static new Bitbucket Instance => (Host.Instance as Bitbucket)!;

    /// <summary>The branch: <c>BITBUCKET_BRANCH</c>.</summary>
    public string Branch => EnvironmentInfo.GetVariable("BITBUCKET_BRANCH");

    /// <summary>The commit: <c>BITBUCKET_COMMIT</c>.</summary>
    public string Commit => EnvironmentInfo.GetVariable("BITBUCKET_COMMIT");
}
