using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>One artifact of a release before it is made: where it comes from, what it is, and where it goes.</summary>
public abstract record PlannedArtifact
{
    /// <summary>The source that it is built from.</summary>
    public required PlannedSource Source { get; init; }

    /// <summary>The place that it goes to.</summary>
    public required IRepository Target { get; init; }

    /// <summary>How a user names it there.</summary>
    public required string TargetReference { get; init; }

    /// <summary>What the identity tag names at the target now, or null when it is free.</summary>
    public Descriptor? Existing { get; init; }

    /// <summary>The moving tags that this release would move, as the target is now.</summary>
    public IReadOnlyList<string> MovingTags { get; init; } = [];

    /// <summary>The kind of artifact in reports.</summary>
    public abstract string Kind { get; }

    /// <summary>The canonical repository.</summary>
    public abstract RepositoryName Repository { get; }

    /// <summary>The tag that names the release, written once.</summary>
    public abstract string IdentityTag { get; }

    /// <summary>What it is made from, below the source's root.</summary>
    public abstract string Origin { get; }

    /// <summary>The platforms that it is for, in the order of the index; empty when it runs nowhere by itself.</summary>
    public abstract IReadOnlyList<Platform> Platforms { get; }

    /// <summary>The tags that follow the newest release.</summary>
    public abstract IReadOnlyList<string> FollowingTags { get; }

    /// <summary>The canonical reference, wherever this run pushes to.</summary>
    public string CanonicalReference => $"{Repository}:{IdentityTag}";

    /// <summary>Returns the entry for a report of what is planned.</summary>
    public ReportedArtifact Report() => new()
    {
        Kind = Kind,
        Repository = Source.Catalog.Name,
        Commit = Source.Facts.Commit,
        Reference = TargetReference,
        MovingTags = MovingTags,
        Platforms = Platforms,
        Status = ArtifactStatus.Planned,
    };
}
