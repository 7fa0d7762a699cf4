using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A permission of the workflow token.</summary>
public enum GitHubActionsPermissions
{
    /// <summary><c>actions</c>.</summary>
    [EnumValue("actions")]
    Actions,

    /// <summary><c>checks</c>.</summary>
    [EnumValue("checks")]
    Checks,

    /// <summary><c>contents</c>.</summary>
    [EnumValue("contents")]
    Contents,

    /// <summary><c>deployments</c>.</summary>
    [EnumValue("deployments")]
    Deployments,

    /// <summary><c>id-token</c>.</summary>
    [EnumValue("id-token")]
    IdToken,

    /// <summary><c>issues</c>.</summary>
    [EnumValue("issues")]
    Issues,

    /// <summary><c>discussions</c>.</summary>
    [EnumValue("discussions")]
    Discussions,

    /// <summary><c>packages</c>.</summary>
    [EnumValue("packages")]
    Packages,

    /// <summary><c>pages</c>.</summary>
    [EnumValue("pages")]
    Pages,

    /// <summary><c>pull-requests</c>.</summary>
    [EnumValue("pull-requests")]
    PullRequests,

    /// <summary><c>repository-projects</c>.</summary>
    [EnumValue("repository-projects")]
    RepositoryProjects,

    /// <summary><c>security-events</c>.</summary>
    [EnumValue("security-events")]
    SecurityEvents,

    /// <summary><c>statuses</c>.</summary>
    [EnumValue("statuses")]
    Statuses,
}
