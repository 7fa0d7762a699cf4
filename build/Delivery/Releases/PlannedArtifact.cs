using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>One artifact of a release before it is made: where it comes from, what it is, and where it goes.</summary>
public sealed record PlannedArtifact
{
    /// <summary>The source that it is built from.</summary>
    public required PlannedSource Source { get; init; }

    /// <summary>The image to build.</summary>
    public required DeliveredImage Image { get; init; }

    /// <summary>The platforms to build, in the order of the index.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>The place that it goes to.</summary>
    public required IRepository Target { get; init; }

    /// <summary>How a user names it there.</summary>
    public required string TargetReference { get; init; }

    /// <summary>What the identity tag names at the target now, or null when it is free.</summary>
    public Descriptor? Existing { get; init; }

    /// <summary>The kind of artifact in reports.</summary>
    public string Kind { get; init; } = "image";

    /// <summary>The canonical reference, wherever this run pushes to.</summary>
    public string CanonicalReference => $"{Image.Repository}:{Image.IdentityTag}";
}
