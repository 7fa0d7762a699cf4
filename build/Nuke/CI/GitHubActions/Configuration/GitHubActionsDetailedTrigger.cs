namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A trigger with settings.</summary>
public abstract class GitHubActionsDetailedTrigger : ConfigurationEntity;
