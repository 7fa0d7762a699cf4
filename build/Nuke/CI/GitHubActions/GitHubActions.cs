using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>GitHub Actions: its variables and workflow commands.</summary>
public class GitHubActions : Host, IBuildServer
{
    internal GitHubActions()
    {
    }

    /// <summary>The host of this run when it is GitHub Actions, else null.</summary>
    public static new GitHubActions Instance => (Host.Instance as GitHubActions)!;

    string IBuildServer.Branch => Ref;
    string IBuildServer.Commit => Sha;

    /// <summary>The home folder: <c>HOME</c>.</summary>
    public string Home => EnvironmentInfo.GetVariable("HOME");

    /// <summary>The name of the workflow: <c>GITHUB_WORKFLOW</c>.</summary>
    public string Workflow => EnvironmentInfo.GetVariable("GITHUB_WORKFLOW");

    /// <summary>The ID of the action: <c>GITHUB_ACTION</c>.</summary>
    public string Action => EnvironmentInfo.GetVariable("GITHUB_ACTION");

    /// <summary>Who started the workflow: <c>GITHUB_ACTOR</c>.</summary>
    public string Actor => EnvironmentInfo.GetVariable("GITHUB_ACTOR");

    /// <summary>Owner and name of the repository: <c>GITHUB_REPOSITORY</c>.</summary>
    public string Repository => EnvironmentInfo.GetVariable("GITHUB_REPOSITORY");

    /// <summary>The owner of the repository: <c>GITHUB_REPOSITORY_OWNER</c>.</summary>
    public string RepositoryOwner => EnvironmentInfo.GetVariable("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event that started the workflow: <c>GITHUB_EVENT_NAME</c>.</summary>
    public string EventName => EnvironmentInfo.GetVariable("GITHUB_EVENT_NAME");

    /// <summary>The file with the event as JSON: <c>GITHUB_EVENT_PATH</c>.</summary>
    public string EventPath => EnvironmentInfo.GetVariable("GITHUB_EVENT_PATH");

    /// <summary>The folder of the checkout: <c>GITHUB_WORKSPACE</c>.</summary>
    public string Workspace => EnvironmentInfo.GetVariable("GITHUB_WORKSPACE");

    /// <summary>The commit: <c>GITHUB_SHA</c>.</summary>
    public string Sha => EnvironmentInfo.GetVariable("GITHUB_SHA");

    /// <summary>The full name of the branch or tag: <c>GITHUB_REF</c>.</summary>
    public string Ref => EnvironmentInfo.GetVariable("GITHUB_REF");

    /// <summary>The short name of the branch or tag: <c>GITHUB_REF_NAME</c>.</summary>
    public string RefName => EnvironmentInfo.GetVariable("GITHUB_REF_NAME");

    /// <summary>The source branch of a pull request: <c>GITHUB_HEAD_REF</c>.</summary>
    public string HeadRef => EnvironmentInfo.GetVariable("GITHUB_HEAD_REF");

    /// <summary>The target branch of a pull request: <c>GITHUB_BASE_REF</c>.</summary>
    public string BaseRef => EnvironmentInfo.GetVariable("GITHUB_BASE_REF");

    /// <summary>Either <c>branch</c> or <c>tag</c>: <c>GITHUB_REF_TYPE</c>.</summary>
    public string RefType => EnvironmentInfo.GetVariable("GITHUB_REF_TYPE");

    /// <summary>The number of the attempt, from 1: <c>GITHUB_RUN_ATTEMPT</c>.</summary>
    public long RunAttempt => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_ATTEMPT");

    /// <summary>The number of the run in its workflow, from 1: <c>GITHUB_RUN_NUMBER</c>.</summary>
    public long RunNumber => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_NUMBER");

    /// <summary>The ID of the run: <c>GITHUB_RUN_ID</c>.</summary>
    public long RunId => EnvironmentInfo.GetVariable<long>("GITHUB_RUN_ID");

    /// <summary>The address of the server: <c>GITHUB_SERVER_URL</c>.</summary>
    public string ServerUrl => EnvironmentInfo.GetVariable("GITHUB_SERVER_URL");

    /// <summary>The ID of the job: <c>GITHUB_JOB</c>.</summary>
    public string Job => EnvironmentInfo.GetVariable("GITHUB_JOB");

    /// <summary>The token, if the workflow passes it on: <c>GITHUB_TOKEN</c>.</summary>
    public string Token => EnvironmentInfo.GetVariable("GITHUB_TOKEN");

    /// <summary>Whether a pull request started the workflow.</summary>
    public bool IsPullRequest => EventName == "pull_request";

    /// <summary>The number of the pull request, or null.</summary>
    public int? PullRequestNumber => ReadEvent("number", x => x.GetInt32(), (int?)null);

    /// <summary>What happened to the pull request, such as <c>opened</c>, or null.</summary>
    public string PullRequestAction => ReadEvent("action", x => x.GetString(), null)!;

    /// <summary>The file for the job's summary, or null: <c>GITHUB_STEP_SUMMARY</c>.</summary>
    public AbsolutePath StepSummaryFile => EnvironmentInfo.GetVariable("GITHUB_STEP_SUMMARY");

    internal override bool HasGroups => true;

    /// <summary>Starts a group.</summary>
    public void Group(string group) => WriteCommand("group", group);

    /// <summary>Ends a group.</summary>
    public void EndGroup(string group) => WriteCommand("endgroup", group);

    /// <summary>Writes a message that shows when debugging is on.</summary>
    public void WriteDebug(string message) => WriteCommand("debug", message);

    /// <summary>Writes a warning as an annotation.</summary>
    public void WriteWarning(string message) => WriteCommand("warning", message);

    /// <summary>Writes an error as an annotation.</summary>
    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes a workflow command with its properties escaped.</summary>
    public void WriteCommand(string command, string? message = null, Configure<Dictionary<string, object>>? dictionaryConfigurator = null)
    {
        var properties = string.Join(',', dictionaryConfigurator.InvokeSafe([]).Select(x => $"{x.Key}={EscapeProperty(x.Value.ToString())}"));
        Output.WriteLine(properties.Length == 0 ? $"::{command}::{EscapeData(message)}" : $"::{command} {properties}::{EscapeData(message)}");
    }

    /// <summary>Folds a block.</summary>
    protected internal override IDisposable WriteBlock(string text)
    {
        return Output.WriteBetween($"::group::{EscapeData(text)}", $"::endgroup::{EscapeData(text)}");
    }

    /// <summary>Marks a warning.</summary>
    protected internal override void ReportWarning(string text, string? details = null) => WriteWarning(text);

    /// <summary>Marks an error.</summary>
    protected internal override void ReportError(string text, string? details = null) => WriteError(text);

    /// <summary>Whether the message is a workflow command.</summary>
    protected internal override bool FilterMessage(string message)
    {
        return message.StartsWith("::", StringComparison.Ordinal) || message.StartsWith("##[", StringComparison.Ordinal);
    }

    /// <summary>Writes the closing table, also as the job's summary.</summary>
    protected internal override void WriteTargetOutcome(INukeBuild build)
    {
        base.WriteTargetOutcome(build);
        JobSummary.Write(StepSummaryFile, build, Output);
    }

    private static string? EscapeData(string? data)
    {
        return data?.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
    }

    private static string? EscapeProperty(string? value)
    {
        return EscapeData(value)?.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    private T ReadEvent<T>(string property, Func<JsonElement, T> read, T otherwise)
    {
        if (!File.Exists(EventPath))
            return otherwise;
        using var document = JsonDocument.Parse(File.ReadAllBytes(EventPath));
        return document.RootElement.TryGetProperty(property, out var element) ? read(element) : otherwise;
    }
}
