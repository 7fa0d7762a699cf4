namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Azure Pipelines.</summary>
public class AzurePipelines : Host, IBuildServer
{
    internal AzurePipelines()
    {
    }

    /// <summary>The host of this run when it is Azure Pipelines, else null.</summary>
    public static new AzurePipelines Instance => (Host.Instance as AzurePipelines)!;

    string IBuildServer.Branch => SourceBranch;
    string IBuildServer.Commit => SourceVersion;

    /// <summary>The branch: <c>BUILD_SOURCEBRANCH</c>.</summary>
    public string SourceBranch => EnvironmentInfo.GetVariable("BUILD_SOURCEBRANCH");

    /// <summary>The commit: <c>BUILD_SOURCEVERSION</c>.</summary>
    public string SourceVersion => EnvironmentInfo.GetVariable("BUILD_SOURCEVERSION");

    internal override bool HasGroups => true;

    /// <summary>Folds a block.</summary>
    protected internal override IDisposable WriteBlock(string text) => Output.WriteBetween($"##[group]{text}", "##[endgroup]");

    /// <summary>Marks a warning.</summary>
    protected internal override void ReportWarning(string text, string? details = null) => LogIssue("warning", text);

    /// <summary>Marks an error.</summary>
    protected internal override void ReportError(string text, string? details = null) => LogIssue("error", text);

    /// <summary>Whether the message is a logging command.</summary>
    protected internal override bool FilterMessage(string message) => message.Contains("##vso[", StringComparison.OrdinalIgnoreCase);

    private static void LogIssue(string type, string text)
    {
        Output.WriteLine($"##vso[task.logissue type={type};]{text.ReplaceLineEndings("%0D%0A")}");
    }
}
