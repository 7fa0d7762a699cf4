namespace Nuke.Common.CI.TeamCity;

/// <summary>TeamCity.</summary>
public class TeamCity : Host, IBuildServer
{
    internal TeamCity()
    {
    }

    /// <summary>The host of this run when it is TeamCity, else null.</summary>
    public static new TeamCity Instance => (Host.Instance as TeamCity)!;

    // The branch is in a properties file of the agent, under a key that only some triggers set.
    string IBuildServer.Branch => null!;
    string IBuildServer.Commit => BuildVcsNumber;

    /// <summary>The commit: <c>BUILD_VCS_NUMBER</c>.</summary>
    public string BuildVcsNumber => EnvironmentInfo.GetVariable("BUILD_VCS_NUMBER");

    internal override bool HasGroups => true;

    /// <summary>Folds a block.</summary>
    protected internal override IDisposable WriteBlock(string text)
    {
        var name = Escape(text);
        return Output.WriteBetween($"##teamcity[blockOpened name='{name}']", $"##teamcity[blockClosed name='{name}']");
    }

    /// <summary>Marks a warning.</summary>
    protected internal override void ReportWarning(string text, string? details = null)
        => Output.WriteLine($"##teamcity[message status='WARNING' text='{Escape(text)}']");

    /// <summary>Marks an error.</summary>
    protected internal override void ReportError(string text, string? details = null)
        => Output.WriteLine($"##teamcity[message status='ERROR' text='{Escape(text)}']");

    /// <summary>Whether the message is a service message.</summary>
    protected internal override bool FilterMessage(string message) => message.Contains("##teamcity[", StringComparison.OrdinalIgnoreCase);

    private static string Escape(string text)
    {
        return text.Replace("|", "||", StringComparison.Ordinal)
            .Replace("'", "|'", StringComparison.Ordinal)
            .Replace("\n", "|n", StringComparison.Ordinal)
            .Replace("\r", "|r", StringComparison.Ordinal)
            .Replace("[", "|[", StringComparison.Ordinal)
            .Replace("]", "|]", StringComparison.Ordinal);
    }
}
