using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>Generates a workflow that runs targets of the build, one job per image.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute(string name, GitHubActionsImage image, params GitHubActionsImage[] images) : ConfigurationAttributeBase
{
    private readonly string _name = name.Replace(' ', '_');
    private readonly GitHubActionsImage[] _images = [image, .. images];

    /// <summary>The name of the workflow.</summary>
    public override string IdPostfix => _name;

    /// <summary>The type of the host.</summary>
    public override Type HostType => typeof(GitHubActions);

    /// <summary>The workflow's file under <c>.github/workflows</c>.</summary>
    public override AbsolutePath ConfigurationFile => Build.RootDirectory / ".github" / "workflows" / $"{_name}.yml";

    /// <summary>The workflow's file.</summary>
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <summary>The invoked targets.</summary>
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    /// <summary>None.</summary>
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <summary>Creates a writer for YAML.</summary>
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <summary>Makes the workflow; it needs triggers of exactly one style.</summary>
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var configuration = new GitHubActionsConfiguration
        {
            Name = _name,
            ShortTriggers = On,
            DetailedTriggers = [.. GetTriggers()],
            Permissions = [.. WritePermissions.Select(x => (x, "write")), .. ReadPermissions.Select(x => (x, "read"))],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
            Jobs = Array.ConvertAll(_images, x => GetJobs(x, relevantTargets)),
        };

        Assert.True(
            (configuration.ShortTriggers.Length == 0) != (configuration.DetailedTriggers.Length == 0),
            $"Workflow '{_name}' must have triggers either in {nameof(On)} or in properties that start with {nameof(On)}");
        return configuration;
    }

    /// <summary>Makes the job for an image.</summary>
    protected virtual GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        return new GitHubActionsJob
        {
            Name = image.GetValue().Replace('.', '_'),
            EnvironmentName = EnvironmentName,
            EnvironmentUrl = EnvironmentUrl,
            Steps = [.. GetSteps(relevantTargets)],
            Image = image,
            TimeoutMinutes = TimeoutMinutes,
            ConcurrencyGroup = JobConcurrencyGroup,
            ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
        };
    }

    /// <summary>Gets the environment variables of the step that runs the build: inputs, secrets, the token.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs))
            yield return (input, $"${{{{ github.event.inputs.{input} }}}}");
        foreach (var secret in ImportSecrets)
            yield return (secret, SecretValue(secret));
        if (EnableGitHubToken)
            yield return ("GITHUB_TOKEN", SecretValue("GITHUB_TOKEN"));

        static string SecretValue(string secret) => $"${{{{ secrets.{ParameterNames.Split(secret, '_').ToUpperInvariant()} }}}}";
    }

    /// <summary>Gets the triggers with settings.</summary>
    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        string[][] push = [OnPushBranches, OnPushBranchesIgnore, OnPushTags, OnPushTagsIgnore, OnPushIncludePaths, OnPushExcludePaths];
        if (push.Any(x => x.Length > 0))
        {
            Assert.True(
                (OnPushBranches.Length == 0 && OnPushTags.Length == 0) || (OnPushBranchesIgnore.Length == 0 && OnPushTagsIgnore.Length == 0),
                $"Workflow '{_name}' cannot have both branches or tags that match and ones that do not");
            yield return new GitHubActionsVcsTrigger
            {
                Kind = GitHubActionsTrigger.Push,
                Branches = OnPushBranches,
                BranchesIgnore = OnPushBranchesIgnore,
                Tags = OnPushTags,
                TagsIgnore = OnPushTagsIgnore,
                IncludePaths = OnPushIncludePaths,
                ExcludePaths = OnPushExcludePaths,
            };
        }

        string[][] pullRequest = [OnPullRequestBranches, OnPullRequestTags, OnPullRequestIncludePaths, OnPullRequestExcludePaths];
        if (pullRequest.Any(x => x.Length > 0))
        {
            yield return new GitHubActionsVcsTrigger
            {
                Kind = GitHubActionsTrigger.PullRequest,
                Branches = OnPullRequestBranches,
                Tags = OnPullRequestTags,
                IncludePaths = OnPullRequestIncludePaths,
                ExcludePaths = OnPullRequestExcludePaths,
            };
        }

        if (OnWorkflowDispatchOptionalInputs.Length + OnWorkflowDispatchRequiredInputs.Length > 0)
        {
            yield return new GitHubActionsWorkflowDispatchTrigger
            {
                OptionalInputs = OnWorkflowDispatchOptionalInputs,
                RequiredInputs = OnWorkflowDispatchRequiredInputs,
            };
        }

        if (OnCronSchedule is not null)
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
    }

    private IEnumerable<GitHubActionsStep> GetSteps(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        yield return new GitHubActionsCheckoutStep
        {
            Submodules = _submodules,
            Lfs = _lfs,
            FetchDepth = _fetchDepth,
            Progress = _progress,
            Filter = _filter!,
        };

        if (CacheKeyFiles.Length > 0)
        {
            yield return new GitHubActionsCacheStep
            {
                IncludePatterns = CacheIncludePatterns,
                ExcludePatterns = CacheExcludePatterns,
                KeyFiles = CacheKeyFiles,
            };
        }

        yield return new GitHubActionsRunStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = InvokedTargets,
            Imports = GetImports().ToDictionary(x => x.Key, x => x.Value),
        };

        if (!PublishArtifacts)
            yield break;

        // The upload takes folders: each product's path up to its first pattern.
        foreach (var artifact in relevantTargets.SelectMany(x => x.ArtifactProducts).Select(WithoutPattern).Distinct())
        {
            yield return new GitHubActionsArtifactStep
            {
                Name = artifact.Name,
                Path = Build.RootDirectory.GetUnixRelativePathTo(artifact),
                Condition = PublishCondition,
            };
        }

        static AbsolutePath WithoutPattern(string product)
        {
            AbsolutePath path = product;
            while (path.ToString().Contains('*', StringComparison.Ordinal))
                path = path.Parent;
            return path;
        }
    }
}
