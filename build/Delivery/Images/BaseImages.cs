using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Finds base images: in registries, in OCI layouts, or none at all (<c>scratch</c>). What a registry gave is kept in a layout
/// in the cache folder, so that only tags are asked for again; a base pinned by digest then needs no registry.
/// </summary>
/// <param name="registry">Where references lead; null when only layouts and scratch are to be used.</param>
/// <param name="cacheDirectory">The absolute folder of the cache, which may be shared by processes.</param>
public sealed class BaseImages(IRegistry? registry, string cacheDirectory)
{
    private readonly string _cacheDirectory = Path.Combine(cacheDirectory, "bases");

    internal async Task<BaseImage> ResolveAsync(string name, string directory, CancellationToken cancellationToken)
    {
        if (name == BaseImageName.Scratch)
            return new BaseImage { Name = name };
        try
        {
            return name.StartsWith(BaseImageName.LayoutPrefix, StringComparison.Ordinal)
                ? await FromLayoutAsync(name, directory, cancellationToken)
                : await FromRegistryAsync(name, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new BaseImageException(name, "a registry that answers", exception.Message, exception);
        }
    }

    private static async Task<BaseImage> FromLayoutAsync(string name, string directory, CancellationToken cancellationToken)
    {
        var (folder, tag) = SplitLayout(name[BaseImageName.LayoutPrefix.Length..], directory);
        if (!Directory.Exists(folder))
            throw new BaseImageException(name, "the folder of an OCI image layout", $"no folder {folder}");
        var layout = new OciLayout(folder);
        tag ??= await OnlyTagAsync(name, layout, cancellationToken);
        var root = await layout.ResolveAsync(tag, cancellationToken)
            ?? throw new BaseImageException(name, $"the tag {tag} in the layout {folder}", await TagsAsync(layout, cancellationToken));
        return await DescribeAsync(new BaseImage { Name = name, Root = root, Content = layout }, cancellationToken);
    }

    private async Task<BaseImage> FromRegistryAsync(string name, CancellationToken cancellationToken)
    {
        if (!Reference.TryParse(name, null, out var reference))
            throw new BaseImageException(name, BaseImageName.Expected, name);
        var cache = new OciLayout(_cacheDirectory);
        var root = reference.Digest is { } digest ? await cache.ResolveAsync(digest.ToString(), cancellationToken) : null;
        var repository = registry?.Open(reference.Repository);
        root ??= repository is null ? null : await repository.ResolveAsync(reference.TagOrDigest, cancellationToken);
        if (root is null)
            throw new BaseImageException(name, $"an image {reference.TagOrDigest} in {reference.Repository}", repository is null ? "no access to registries" : "no such image there");
        return await DescribeAsync(
            new BaseImage
            {
                Name = name,
                AnnotatedName = AnnotatedName(reference),
                Root = root,
                Content = repository is null ? cache : new CachedContent(cache, repository),
            },
            cancellationToken);
    }

    // go-containerregistry names a pinned image by its digest alone, and adds the default tag.
    private static string AnnotatedName(Reference reference) =>
        (reference.Digest is not null ? reference with { Tag = null } : reference with { Tag = reference.Tag ?? "latest" }).ToString();

    private static async Task<BaseImage> DescribeAsync(BaseImage image, CancellationToken cancellationToken)
    {
        var root = image.Root!;
        if (MediaTypes.IsIndex(root.MediaType))
        {
            var index = await ImageIndex.FetchAsync(image.Content!, root, cancellationToken);
            return image with { IndexAnnotations = index.Annotations, Manifests = [.. index.Manifests.Where(IsPlatformImage)] };
        }
        if (!MediaTypes.IsImageManifest(root.MediaType))
            throw new BaseImageException(image.Name, "an image manifest or index", root.MediaType);
        var manifest = await ImageManifest.FetchAsync(image.Content!, root, cancellationToken);
        var config = ImageConfig.Parse(await image.Content!.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize, cancellationToken));
        return image with { Manifests = [root with { Platform = PlatformOf(config) }] };
    }

    // Docker stores attestations as manifests for the platform unknown/unknown.
    private static bool IsPlatformImage(Descriptor manifest) =>
        MediaTypes.IsImageManifest(manifest.MediaType) && manifest.Platform is { Os: not "unknown", Architecture: not "unknown" };

    private static Platform PlatformOf(ImageConfig config) => config.Platform with
    {
        Os = config.Os.Length > 0 ? config.Os : "linux",
        Architecture = config.Architecture.Length > 0 ? config.Architecture : "amd64",
    };

    // The folder may hold colons itself, so the text after the last one is a tag only if the whole is no folder.
    private static (string Folder, string? Tag) SplitLayout(string text, string directory)
    {
        var whole = Path.GetFullPath(text, directory);
        var colon = text.LastIndexOf(':');
        return colon > 0 && !Directory.Exists(whole) && Reference.IsTag(text[(colon + 1)..])
            ? (Path.GetFullPath(text[..colon], directory), text[(colon + 1)..])
            : (whole, null);
    }

    private static async Task<string> OnlyTagAsync(string name, OciLayout layout, CancellationToken cancellationToken)
    {
        var tags = await layout.ListTagsAsync(cancellationToken).ToListAsync(cancellationToken);
        return tags is [var only] ? only : tags.Contains("latest")
            ? "latest"
            : throw new BaseImageException(name, "a layout with one tagged image, or a tag after a colon", await TagsAsync(layout, cancellationToken));
    }

    private static async Task<string> TagsAsync(OciLayout layout, CancellationToken cancellationToken)
    {
        var tags = await layout.ListTagsAsync(cancellationToken).ToListAsync(cancellationToken);
        return tags.Count == 0 ? "no tags" : "the tags " + string.Join(", ", tags);
    }
}
