namespace KubeStellar.Testing.GitHub;

/// <summary>A release on the <see cref="FakeGitHub"/>.</summary>
public sealed class FakeRelease
{
    public required long Id { get; init; }

    public required string TagName { get; set; }

    public string? Name { get; set; }

    public string? Body { get; set; }

    public bool Draft { get; set; }

    public bool Prerelease { get; set; }

    /// <summary>What was asked when it was published: <c>true</c>, <c>false</c> or null.</summary>
    public string? MakeLatest { get; set; }

    public List<FakeAsset> Assets { get; } = [];
}
