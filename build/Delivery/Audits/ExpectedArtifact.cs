using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>An artifact that a tagged commit declares.</summary>
/// <param name="Kind"><c>image</c> or <c>chart</c>.</param>
/// <param name="Repository">The canonical repository.</param>
/// <param name="Tag">The tag that names the release.</param>
public sealed record ExpectedArtifact(string Kind, RepositoryName Repository, string Tag)
{
    /// <summary>The platforms of an image, in the order of the declaration.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>The tags that follow the newest release.</summary>
    public IReadOnlyList<string> MovingTags { get; init; } = [];

    /// <summary>The chart, or null for an image.</summary>
    public DeliveredChart? Chart { get; init; }

    /// <summary>Whether no file of the repository declares it, so that it is made on demand and need not exist.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>The canonical reference.</summary>
    public Reference Reference => new(Repository, Tag);
}
