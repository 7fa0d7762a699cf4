using System.Text;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Testing;

/// <summary>An image for several platforms that no compiler made: it says of its origin what a test wants, right or wrong.</summary>
public sealed record HandmadeImage
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>The platforms, in the order of the index.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = Platform.ParseList("linux/amd64,linux/arm64");

    /// <summary>The annotations of the index.</summary>
    public IReadOnlyDictionary<string, string> IndexAnnotations { get; init; } = Nothing;

    /// <summary>Returns the annotations of a platform's manifest.</summary>
    public Func<Platform, IReadOnlyDictionary<string, string>> Annotations { get; init; } = _ => Nothing;

    /// <summary>Returns the labels of a platform's configuration.</summary>
    public Func<Platform, IReadOnlyDictionary<string, string>> Labels { get; init; } = _ => Nothing;

    /// <summary>Returns the platform that a configuration states; by default the one that the index states.</summary>
    public Func<Platform, Platform> Configured { get; init; } = platform => platform;

    /// <summary>Two images with different seeds share nothing but their shape.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The bytes that identify a release, as this project records them everywhere.</summary>
    public static IReadOnlyDictionary<string, string> Identity(string source, string revision, string version) => new Dictionary<string, string>
    {
        [ArtifactIdentity.Source] = source,
        [ArtifactIdentity.Revision] = revision,
        [ArtifactIdentity.Version] = version,
    };

    /// <summary>An image that says the same in all places, as releases of this project do.</summary>
    public static HandmadeImage Of(string source, string revision, string version)
    {
        var identity = Identity(source, revision, version);
        return new HandmadeImage { IndexAnnotations = identity, Annotations = _ => identity, Labels = _ => identity, Seed = revision };
    }

    /// <summary>Pushes it under tags and returns its index.</summary>
    public async Task<ImageIndex> PushAsync(IRepository to, params IEnumerable<string> tags)
    {
        var manifests = new List<Descriptor>();
        foreach (var platform in Platforms)
        {
            manifests.Add((await PushManifestAsync(to, platform)).Descriptor with { Platform = platform });
        }

        var index = ImageIndex.Create(manifests, IndexAnnotations);
        await to.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        foreach (var tag in tags)
        {
            await to.TagAsync(index.Descriptor, tag);
        }

        return index;
    }

    /// <summary>Pushes the manifest of one platform, without an index and without a tag.</summary>
    public async Task<ImageManifest> PushManifestAsync(IRepository to, Platform platform)
    {
        var layer = Encoding.UTF8.GetBytes($"{Seed} for {platform}");
        var configured = Configured(platform);
        var config = new ImageConfig
        {
            Os = configured.Os,
            Architecture = configured.Architecture,
            Variant = configured.Variant,
            Config = new ContainerConfig { Labels = Labels(platform) },
        }.ToBytes();
        var manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, config), [Descriptor.Of(MediaTypes.OciLayer, layer)], Annotations(platform));
        await to.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await to.PushAsync(manifest.Layers[0], ContentSource.FromBytes(layer));
        await to.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest;
    }
}
