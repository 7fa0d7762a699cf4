using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Images;

/// <summary>A layout with small images to build on.</summary>
internal sealed class BaseLayout(string folder, bool docker)
{
    private static readonly Dictionary<string, string> None = [];

    public OciLayout Layout { get; } = new(folder);

    public async Task<Descriptor> AddImageAsync(string tag, string platform)
    {
        var manifest = await PushImageAsync(Platform.Parse(platform));
        await Layout.TagAsync(manifest, tag);
        return manifest;
    }

    public async Task<Descriptor> AddIndexAsync(string tag, params string[] platforms)
    {
        var manifests = new List<Descriptor>();
        foreach (var platform in platforms.Select(text => Platform.Parse(text)))
        {
            manifests.Add(await PushImageAsync(platform) with
            {
                Platform = platform,
                Annotations = docker ? None : new Dictionary<string, string> { ["base-descriptor"] = platform.Architecture },
            });
        }
        var index = docker
            ? ImageIndex.Create(manifests, null, MediaTypes.DockerManifestList)
            : ImageIndex.Create(manifests, new Dictionary<string, string> { ["base-index"] = "kept" });
        await Layout.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        await Layout.TagAsync(index.Descriptor, tag);
        return index.Descriptor;
    }

    private async Task<Descriptor> PushImageAsync(Platform platform)
    {
        var manifestType = docker ? MediaTypes.DockerManifest : MediaTypes.OciManifest;
        var layer = await PushAsync(MediaTypes.LayerGzipFor(manifestType), Encoding.UTF8.GetBytes($"the layer for {platform}"));
        var config = new ImageConfig
        {
            Os = platform.Os,
            Architecture = platform.Architecture,
            Variant = platform.Variant,
            Created = DateTimeOffset.UnixEpoch,
            DiffIds = [layer.Digest],
            History = [new HistoryEntry { Comment = "base" }],
            Config = new ContainerConfig
            {
                Cmd = ["sh"],
                Entrypoint = ["/bin/sh"],
                Env = ["PATH=/bin", "LANG=C"],
                User = "65532",
                WorkingDir = "/home/nonroot",
                ExposedPorts = ["8080/tcp"],
                Labels = new Dictionary<string, string> { ["theirs"] = "2", ["both"] = "theirs" },
            },
        };
        var configDescriptor = await PushAsync(MediaTypes.ConfigFor(manifestType), config.ToBytes());
        var manifest = ImageManifest.Create(configDescriptor, [layer], new Dictionary<string, string> { ["base-manifest"] = "kept" }, manifestType);
        await Layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest.Descriptor;
    }

    private async Task<Descriptor> PushAsync(string mediaType, byte[] bytes)
    {
        var descriptor = Descriptor.Of(mediaType, bytes);
        await Layout.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        return descriptor;
    }
}
