using System.Collections.Immutable;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The config, manifest and index of an image, from the base's and the two layers that are added; every value is ko's.</summary>
internal sealed class ImageAssembly(ImageRequest request, GoPackage package, BaseImage baseImage)
{
    public const string BaseNameAnnotation = "org.opencontainers.image.base.name";
    public const string BaseDigestAnnotation = "org.opencontainers.image.base.digest";
    private const string BinaryFolder = "/ko-app";

    /// <summary>The config of one platform's image.</summary>
    public ImageConfig Config(ImageConfig parent, StagedLayer kodata, StagedLayer binary) => parent with
    {
        Author = "github.com/ko-build/ko",
        Created = request.Created,
        History =
        [
            .. parent.History,
            History(request.KodataTime is { } time ? time : default(Timestamp), "kodata contents, at $KO_DATA_PATH"),
            History(request.Created, "go build output, at " + LayerSource.BinaryPath(request.Name)),
        ],
        DiffIds = [.. parent.DiffIds, kodata.DiffId, binary.DiffId],
        Config = parent.Config with
        {
            Entrypoint = [LayerSource.BinaryPath(request.Name)],
            Cmd = [],
            Env = [.. WithPath(parent.Config.Env), "KO_DATA_PATH=" + KodataWalk.ImageRoot],
            Labels = Merge(parent.Config.Labels, request.Labels),
        },
    };

    /// <summary>The manifest of one platform's image.</summary>
    /// <param name="parent">The base's manifest; null for scratch.</param>
    /// <param name="config">The descriptor of the config.</param>
    /// <param name="kodata">The kodata layer.</param>
    /// <param name="binary">The binary's layer.</param>
    public ImageManifest Manifest(ImageManifest? parent, Descriptor config, StagedLayer kodata, StagedLayer binary) =>
        ImageManifest.Create(
            config,
            [.. parent?.Layers ?? [], kodata.Descriptor, binary.Descriptor],
            Annotations(parent?.Annotations ?? ImmutableDictionary<string, string>.Empty, parent?.Descriptor.Digest),
            parent?.MediaType ?? MediaTypes.OciManifest);

    /// <summary>The index over several platforms' manifests.</summary>
    /// <param name="manifests">The descriptors of the manifests, with their platforms.</param>
    public ImageIndex Index(IEnumerable<Descriptor> manifests) =>
        ImageIndex.Create(manifests, Annotations(baseImage.IndexAnnotations, baseImage.Root?.Digest), baseImage.IndexMediaType);

    // A Docker manifest list has no place for annotations, but readers take them; ko leaves out only the base's there.
    private ImmutableSortedDictionary<string, string> Annotations(IReadOnlyDictionary<string, string> parent, Digest? digest)
    {
        var annotations = Merge(parent, request.Annotations);
        if (digest is null || (digest == baseImage.Root?.Digest && baseImage.Root?.MediaType == MediaTypes.DockerManifestList))
            return annotations;
        annotations = annotations.SetItem(BaseDigestAnnotation, digest.Value.ToString());
        return baseImage.AnnotatedName is { } name ? annotations.SetItem(BaseNameAnnotation, name) : annotations;
    }

    private HistoryEntry History(Timestamp created, string comment) =>
        new() { Author = "ko", Created = created, CreatedBy = "ko build ko://" + package.ImportPath, Comment = comment };

    // The first PATH is extended in its place; without one it comes before KO_DATA_PATH.
    private static List<string> WithPath(IReadOnlyList<string> parent)
    {
        var variables = parent.ToList();
        var path = variables.FindIndex(variable => variable.StartsWith("PATH=", StringComparison.Ordinal));
        if (path < 0)
            variables.Add("PATH=" + BinaryFolder);
        else
            variables[path] += ":" + BinaryFolder;
        return variables;
    }

    private static ImmutableSortedDictionary<string, string> Merge(IReadOnlyDictionary<string, string> below, IReadOnlyDictionary<string, string> above) =>
        below.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(above);
}
