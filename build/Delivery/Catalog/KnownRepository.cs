namespace KubeStellar.Delivery.Catalog;

/// <summary>A source repository whose deliveries this project knows.</summary>
public sealed record KnownRepository
{
    /// <summary>Owner and name on GitHub, such as <c>kubestellar/kubeflex</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The module path that its <c>go.mod</c> states, major version suffix left out.</summary>
    public required string GoModule { get; init; }

    /// <summary>Its web address.</summary>
    public string WebUrl => $"https://github.com/{Name}";

    /// <summary>Where it is cloned from when no folder is given.</summary>
    public string GitUrl => WebUrl + ".git";

    /// <summary>Images that no file of the repository declares, each with the file that must exist for it to be delivered.</summary>
    public IReadOnlyList<UndeclaredImage> UndeclaredImages { get; init; } = [];

    /// <summary>Charts that the release workflow packages, where the commit has them.</summary>
    public IReadOnlyList<KnownChart> Charts { get; init; } = [];

    /// <summary>Images and charts by every name that some release gave them.</summary>
    public IReadOnlyList<KnownArtifact> Artifacts { get; init; } = [];
}
