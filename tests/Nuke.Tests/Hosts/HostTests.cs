using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Tests.Hosts;

public class HostTests : HostTest
{
    private sealed class Build : TestBuild
    {
        public string? Found { get; private set; }
        public bool IsServer { get; private set; }
        public AbsolutePath? RootSeen { get; private set; }

        public Target Show => _ => _.Executes(() =>
        {
            Found = Host.GetType().Name;
            IsServer = IsServerBuild;
            RootSeen = RootDirectory;
        });

        public Target Warn => _ => _.Executes(() => Log.Warning("100% careful\nreally"));
        public Target Command => _ => _.Executes(() => Log.Information("::notice::hello"));
        public Target Fail => _ => _.DependsOn(Warn).Executes(() => Assert.Fail("it | broke"));
    }

    [Theory]
    [InlineData("", "Terminal", false)]
    [InlineData("GITHUB_ACTIONS", "GitHubActions", true)]
    [InlineData("TF_BUILD", "AzurePipelines", true)]
    [InlineData("GITLAB_CI", "GitLab", true)]
    [InlineData("TEAMCITY_VERSION", "TeamCity", true)]
    [InlineData("JENKINS_HOME", "Jenkins", true)]
    [InlineData("TRAVIS", "TravisCI", true)]
    [InlineData("APPVEYOR", "AppVeyor", true)]
    [InlineData("bamboo_planKey", "Bamboo", true)]
    [InlineData("BITBUCKET_PIPELINE_UUID", "Bitbucket", true)]
    [InlineData("BITRISE_BUILD_URL", "Bitrise", true)]
    [InlineData("JB_SPACE_PROJECT_KEY", "SpaceAutomation", true)]
    [InlineData("VSCODE_PID", "VSCode", false)]
    public void The_environment_tells_the_host(string variable, string host, bool isServer)
    {
        if (variable.Length > 0)
            Run.Variables[variable] = "1";
        var build = Run.Run<Build>("Show");
        Check.Equal((host, isServer), (build.Found, build.IsServer));
        Check.Equal("Jenkins", Run.Run<Build>("Show --host jenkins").Found);
    }

    [Fact]
    public void GitHub_Actions_gets_groups_annotations_and_a_summary()
    {
        var summary = Run.Root / "summary.md";
        Run.Variables["GITHUB_ACTIONS"] = "true";
        Run.Variables["GITHUB_STEP_SUMMARY"] = summary;

        Check.Equal(255, Run.Execute<Build>("Fail --no-logo"));
        Check.StartsWith("""
            ::group::Warn
            03:04:05 [WRN] 100% careful
            really
            ::warning::100%25 careful%0Areally
            ::endgroup::Warn
            ::group::Fail
            03:04:05 [ERR] it | broke
            ::error::it | broke
            ::endgroup::Fail
            ::group::Errors & Warnings
            [WRN] Warn: 100% careful
            [ERR] Fail: it | broke
            ::endgroup::Errors & Warnings

            """, Output, StringComparison.Ordinal);
        Check.Equal("""
            | Target | Status | Duration | |
            | --- | --- | ---: | --- |
            | Warn | Succeeded | < 1sec |  |
            | Fail | Failed | < 1sec | Exception: it \| broke |

            - 100% careful<br>really
            - it \| broke


            """, File.ReadAllText(summary));
    }

    [Fact]
    public void A_workflow_command_is_passed_on_as_it_is()
    {
        Run.Variables["GITHUB_ACTIONS"] = "true";
        Run.Run<Build>("Command");
        Check.Contains("\n::notice::hello\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_arguments_are_annotations_too()
    {
        Run.Variables["GITHUB_ACTIONS"] = "true";
        Run.Execute<Build>("Show --nope");
        Check.Contains("::error::Unknown argument '--nope'.\n", Output, StringComparison.Ordinal);
    }

    private sealed class Reading : TestBuild
    {
        public Target Read => _ => _.Executes(() =>
        {
            var host = GitHubActions.Instance;
            Ran.AddRange([host.Sha, host.Ref, $"{host.RunNumber}", $"{host.IsPullRequest}", $"{host.PullRequestNumber}", host.PullRequestAction]);
            host.WriteCommand("notice", "text", x => new(x) { ["file"] = "a,b:c" });
        });
    }

    [Fact]
    public void GitHub_Actions_tells_its_variables_and_event()
    {
        Run.File("event.json", """{ "number": 12, "action": "opened" }""");
        foreach (var (name, value) in new[] { ("ACTIONS", "true"), ("SHA", "abc"), ("REF", "refs/heads/main"), ("RUN_NUMBER", "3"), ("EVENT_NAME", "pull_request"), ("EVENT_PATH", (string)(Run.Root / "event.json")) })
            Run.Variables["GITHUB_" + name] = value;

        Check.Equal(["abc", "refs/heads/main", "3", "True", "12", "opened"], Run.Run<Reading>("Read").Ran);
        Check.Contains("::notice file=a%2Cb%3Ac::text\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_root_is_given_or_found_upwards_of_the_working_directory()
    {
        Run.WorkingDirectory = (Run.Root / "a" / "b").CreateDirectory();
        Check.Equal(Run.Root, Run.Run<Build>("Show").RootSeen);
        Check.Equal(Run.Root / "a", Run.Run<Build>("Show --root ..").RootSeen);
        Check.Equal(Run.Root / "a" / "b", Run.Run<Build>("Show --root").RootSeen);
    }

    [Fact]
    public void Without_a_root_the_run_says_what_to_do()
    {
        (Run.Root / ".nuke").DeleteDirectory();
        Check.Equal(255, Run.Execute<Build>("Show"));
        Check.Contains($"No '.nuke' folder was found upwards of '{Run.Root}'", Output, StringComparison.Ordinal);
    }
}
