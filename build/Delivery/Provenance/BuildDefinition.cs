using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>What a build was told, which determines its bytes.</summary>
public sealed record BuildDefinition
{
    /// <summary>The version and commit that it was told to release.</summary>
    public required ReleaseFacts Release { get; init; }

    /// <summary>The source's web address, or its name where none is known.</summary>
    public required string Source { get; init; }

    /// <summary>The kind of artifact: <c>image</c> or <c>chart</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is made from, below the source's root: a main package or a chart's folder.</summary>
    public required string Origin { get; init; }

    /// <summary>The platforms that were asked for, in the order of the index; empty for what runs nowhere by itself.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>What the commit itself adds, such as flags of the compiler, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What went in beside the source: the toolchain, the base image, the chart's dependencies.</summary>
    public IReadOnlyList<ResourceDescriptor> Dependencies { get; init; } = [];
}
