namespace KubeStellar.Delivery.GitHub;

/// <summary>A release on GitHub, as the REST API describes it.</summary>
public sealed record GitHubRelease
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The git tag.</summary>
    public string TagName { get; init; } = "";

    /// <summary>The title.</summary>
    public string? Name { get; init; }

    /// <summary>The notes in Markdown.</summary>
    public string? Body { get; init; }

    /// <summary>Whether only those who may write see it.</summary>
    public bool Draft { get; init; }

    /// <summary>Whether it is marked as a pre-release.</summary>
    public bool Prerelease { get; init; }

    /// <summary>Its web address.</summary>
    public string HtmlUrl { get; init; } = "";

    /// <summary>The URI template of uploads.</summary>
    public string UploadUrl { get; init; } = "";

    /// <summary>Its files.</summary>
    public IReadOnlyList<GitHubAsset> Assets { get; init; } = [];
}
