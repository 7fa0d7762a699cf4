using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What <see cref="ImageBuilder"/> is to make: one Go main package on one base image for some platforms.</summary>
public sealed record ImageRequest : GoProgram
{
    /// <summary>The platforms to build for, in the order of the resulting index; one makes a plain manifest.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>The base image: a reference, <c>oci:&lt;layout folder&gt;[:tag]</c> (a relative folder is below <see cref="GoProgram.ModuleDirectory"/>), or <c>scratch</c>.</summary>
    public required string BaseImage { get; init; }

    /// <summary>Labels of the image's config, on top of the base's.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Annotations of every manifest and of the index, on top of the base's.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>When the image says it was created: <c>SOURCE_DATE_EPOCH</c> or the commit's time.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The modification time of files in kodata (<c>KO_DATA_DATE_EPOCH</c>); null is 1970-01-01.</summary>
    public DateTimeOffset? KodataTime { get; init; }
}
