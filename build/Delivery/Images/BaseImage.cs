using System.Collections.Immutable;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A base image that was looked up: its manifests by platform, and where its content is.</summary>
internal sealed record BaseImage
{
    /// <summary>What the request called it.</summary>
    public required string Name { get; init; }

    /// <summary>What annotations call it: a reference with its tag or digest; null for a layout's folder, which means nothing elsewhere.</summary>
    public string? AnnotatedName { get; init; }

    /// <summary>The manifest or index that the name leads to; null for scratch.</summary>
    public Descriptor? Root { get; init; }

    /// <summary>The annotations of the index; empty when the name leads to a manifest.</summary>
    public IReadOnlyDictionary<string, string> IndexAnnotations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The descriptors of the image manifests, each with its platform; empty for scratch.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; init; } = [];

    /// <summary>Where content is fetched from; null for scratch.</summary>
    public IContentFetcher? Content { get; init; }

    /// <summary>The media type of an index made from this base.</summary>
    public string IndexMediaType => Root is null ? MediaTypes.OciIndex
        : Root.MediaType is MediaTypes.DockerManifestList or MediaTypes.DockerManifest ? MediaTypes.DockerManifestList
        : MediaTypes.OciIndex;

    /// <summary>The manifests to build on, in the requested order: by ko's rule all that match, where a request without a variant matches every variant.</summary>
    /// <exception cref="BasePlatformMissingException">The base lacks a platform.</exception>
    public BaseTarget[] Select(IReadOnlyList<Platform> platforms)
    {
        if (Root is null)
            return [.. platforms.Distinct().Select(platform => new BaseTarget(platform, null))];
        var missing = platforms.Where(requested => !Manifests.Any(manifest => manifest.Platform!.Matches(requested))).ToArray();
        if (missing.Length > 0)
            throw new BasePlatformMissingException(Name, missing, [.. Manifests.Select(manifest => manifest.Platform!)]);
        return [.. platforms
            .SelectMany(requested => Manifests.Where(manifest => manifest.Platform!.Matches(requested)))
            .Select(manifest => new BaseTarget(manifest.Platform!, manifest))
            .Distinct()];
    }
}
