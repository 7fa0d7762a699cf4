using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What <see cref="ImageBuilder"/> is to make: one Go main package on one base image for some platforms.</summary>
public sealed record ImageRequest
{
    /// <summary>The binary's file name in the image, <c>/ko-app/&lt;name&gt;</c>; by ko's rule the last part of the import path.</summary>
    public required string Name { get; init; }

    /// <summary>The main package: a path that starts with <c>./</c> below <see cref="ModuleDirectory"/>, or an import path.</summary>
    public required string MainPackage { get; init; }

    /// <summary>The absolute folder the go command runs in.</summary>
    public required string ModuleDirectory { get; init; }

    /// <summary>The platforms to build for, in the order of the resulting index; one makes a plain manifest.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Flags of <c>go build</c> that come before <c>-trimpath</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Linker flags; joined by spaces into one <c>-ldflags=</c>, which is left out when there are none.</summary>
    public IReadOnlyList<string> Ldflags { get; init; } = [];

    /// <summary>
    /// The whole environment of the go command: the user's with the configuration's entries on top. It overrides the default <c>CGO_ENABLED=0</c>;
    /// <c>GOOS</c> and <c>GOARCH</c> are ignored, because the platform decides them.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The base image: a reference, <c>oci:&lt;layout folder&gt;[:tag]</c> (a relative folder is below <see cref="ModuleDirectory"/>), or <c>scratch</c>.</summary>
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
