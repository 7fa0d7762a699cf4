using Nuke.Common.CI.GitHubActions;

namespace KubeStellar.Build.Workflows;

/// <summary>One permission of a job's token; what is not named is denied.</summary>
/// <param name="Scope">The kind of thing.</param>
/// <param name="Access">What may be done with it.</param>
public readonly record struct WorkflowPermission(GitHubActionsPermissions Scope, WorkflowAccess Access);
