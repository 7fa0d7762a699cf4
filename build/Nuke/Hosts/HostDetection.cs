using Nuke.Common.CI.AppVeyor;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.Bamboo;
using Nuke.Common.CI.Bitbucket;
using Nuke.Common.CI.Bitrise;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitLab;
using Nuke.Common.CI.Jenkins;
using Nuke.Common.CI.SpaceAutomation;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.CI.TravisCI;
using Nuke.Common.Execution;

namespace Nuke.Common.Hosts;

/// <summary>Finds out what a build runs on: CI servers first, then terminals inside of editors, then any terminal.</summary>
internal static class HostDetection
{
    private static readonly Known[] s_hosts =
    [
        new(nameof(AppVeyor), () => new AppVeyor(), x => x.GetVariable("APPVEYOR") is not null),
        new(nameof(AzurePipelines), () => new AzurePipelines(), x => x.GetVariable("TF_BUILD") is not null),
        new(nameof(Bamboo), () => new Bamboo(), x => x.GetVariable("bamboo_planKey") is not null),
        new(nameof(Bitbucket), () => new Bitbucket(), x => x.GetVariable("BITBUCKET_PIPELINE_UUID") is not null),
        new(nameof(Bitrise), () => new Bitrise(), x => x.GetVariable("BITRISE_BUILD_URL") is not null),
        new(nameof(GitHubActions), () => new GitHubActions(), x => x.GetVariable("GITHUB_ACTIONS") is not null),
        new(nameof(GitLab), () => new GitLab(), x => x.GetVariable("GITLAB_CI") is not null),
        new(nameof(Jenkins), () => new Jenkins(), x => x.GetVariable("JENKINS_HOME") is not null),
        new(nameof(SpaceAutomation), () => new SpaceAutomation(), x => x.GetVariable("JB_SPACE_PROJECT_KEY") is not null),
        new(nameof(TeamCity), () => new TeamCity(), x => x.GetVariable("TEAMCITY_VERSION") is not null),
        new(nameof(TravisCI), () => new TravisCI(), x => x.GetVariable("TRAVIS") is not null),
        new(nameof(Rider), () => new Rider(), IsRider),
        new(nameof(VSCode), () => new VSCode(), x => IsSet(x, "VSCODE_GIT_IPC_HANDLE") || IsSet(x, "VSCODE_PID")),
        new(nameof(VisualStudio), () => new VisualStudio(), x => IsSet(x, "VisualStudioVersion")),
        new(nameof(Terminal), () => new Terminal(), _ => true),
    ];

    public static IReadOnlyList<string> Names => Array.ConvertAll(s_hosts, x => x.Name);

    public static Host Detect(IProcessState process) => Array.Find(s_hosts, x => x.IsRunning(process))!.Create();

    /// <summary>Creates a host by its name, without regard to case; null when there is none of that name.</summary>
    public static Host? Create(string name)
    {
        return Array.Find(s_hosts, x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Create();
    }

    private static bool IsRider(IProcessState process)
    {
        return IsSet(process, "IDEA_INITIAL_DIRECTORY")
            || process.GetVariable("XPC_SERVICE_NAME")?.Contains("com.jetbrains.rider", StringComparison.OrdinalIgnoreCase) == true
            || process.GetVariable("TERMINAL_EMULATOR")?.Contains("JetBrains-JediTerm", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static bool IsSet(IProcessState process, string name) => !string.IsNullOrEmpty(process.GetVariable(name));

    private sealed record Known(string Name, Func<Host> Create, Func<IProcessState, bool> IsRunning);
}
