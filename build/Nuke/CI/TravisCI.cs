namespace Nuke.Common.CI.TravisCI;

/// <summary>Travis CI.</summary>
public class TravisCI : Host, IBuildServer
{
    internal TravisCI()
    {
    }

    /// <summary>The host of this run when it is Travis CI, else null.</summary>
    public static new TravisCI Instance => (Host.Instance as TravisCI)!;

    /// <summary>The branch: <c>TRAVIS_BRANCH</c>.</summary>
    public string Branch => EnvironmentInfo.GetVariable("TRAVIS_BRANCH");

    /// <summary>The commit: <c>TRAVIS_COMMIT</c>.</summary>
    public string Commit => EnvironmentInfo.GetVariable("TRAVIS_COMMIT");

    internal override bool HasGroups => true;

    /// <summary>Folds a block.</summary>
    protected internal override IDisposable WriteBlock(string text)
        => Output.WriteBetween($"travis_fold:start:{text}", $"travis_fold:end:{text}");
}
