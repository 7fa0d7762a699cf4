using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>One artifact in a report.</summary>
public sealed record ReportedArtifact
{
    /// <summary>The kind, such as <c>image</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the repository that it was built from.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit that it was built from, or null when the work tree held more than its commit.</summary>
    public required CommitId? Commit { get; init; }

    /// <summary>How to name it where it is now.</summary>
    public required string Reference { get; init; }

    /// <summary>Further tags that name it there.</summary>
    public IReadOnlyList<string> MovingTags { get; init; } = [];

    /// <summary>The digest of its manifest or index; null in a dry run.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The media type of its manifest or index; null in a dry run.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its platforms.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>The bytes of all its content; null in a dry run.</summary>
    public long? Size { get; init; }

    /// <summary>What went in beside the commit, as package URLs: Go, the base image, a chart's dependencies; empty in a dry run.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Where a chart's own release was filled in.</summary>
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];

    /// <summary>What a chart would run.</summary>
    public IReadOnlyList<ChartReference> References { get; init; } = [];

    /// <summary>The charts that a chart holds.</summary>
    public IReadOnlyList<LockedDependency> Dependencies { get; init; } = [];

    /// <summary>What was done about it.</summary>
    public required ArtifactStatus Status { get; init; }
}
