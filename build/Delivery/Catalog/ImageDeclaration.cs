using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What a repository declares of one image, its templates not yet filled in.</summary>
public sealed record ImageDeclaration
{
    /// <summary>The canonical repository, wherever a run pushes to.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>The main package's import path relative to the module, such as <c>./cmd/manager</c>.</summary>
    public required string MainPackage { get; init; }

    /// <summary>The folder below the repository's root in which the go command runs; empty for the root.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The tags as Go templates: those that give the version or <c>v</c> + version identify the release, all others move.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["{{.Version}}"];

    /// <summary>The platforms to build.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Flags for <c>go build</c>, as Go templates.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Parts of <c>-ldflags</c>, as Go templates.</summary>
    public IReadOnlyList<string> Ldflags { get; init; } = [];

    /// <summary>Environment for the go command as <c>NAME=value</c>, values as Go templates.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Labels on the image's config, values as Go templates.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The base image that the declaration names, or null where ko's configuration decides.</summary>
    public string? BaseImage { get; init; }

    /// <summary>The base image where ko's configuration names none either, or null for ko's own default.</summary>
    public string? FallbackBaseImage { get; init; }

    /// <summary>The base name of the main package, which ko gives to the binary.</summary>
    public string Name => MainPackage[(MainPackage.LastIndexOf('/') + 1)..];
}
