namespace Nuke.Common.CI.GitLab;

/// <summary>GitLab CI.</summary>
public class GitLab : Host, IBuildServer
{
    internal GitLab()
    {
    }

    /// <summary>The host of this run when it is GitLab CI, else null.</summary>
    public static new GitLab Instance => (Host.Instance as GitLab)!;

    string IBuildServer.Branch => CommitRefName;
    string IBuildServer.Commit => CommitSha;

    /// <summary>The branch: <c>CI_COMMIT_REF_NAME</c>.</summary>
    public string CommitRefName => EnvironmentInfo.GetVariable("CI_COMMIT_REF_NAME");

    /// <summary>The commit: <c>CI_COMMIT_SHA</c>.</summary>
    public string CommitSha => EnvironmentInfo.GetVariable("CI_COMMIT_SHA");

    internal override bool HasGroups => true;

    /// <summary>Folds a block.</summary>
    protected internal override IDisposable WriteBlock(string text)
    {
        var section = text.ToLowerInvariant().Replace(' ', '_');
        return Output.WriteBetween(
            () => $"\e[0Ksection_start:{Output.UnixTime}:{section}\r\e[0K{text}",
            () => $"\e[0Ksection_end:{Output.UnixTime}:{section}\r\e[0K");
    }
}
