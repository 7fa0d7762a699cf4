using System.Collections.Concurrent;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The part of a build that is done once a platform.</summary>
internal sealed class PlatformBuild(
    ImageRequest request,
    GoPackage package,
    BaseImage baseImage,
    LayerSource kodata,
    GoCompiler compiler,
    LayerCache cache,
    IRepository staging,
    IProgress<BuildProgress>? progress)
{
    private readonly ImageAssembly _assembly = new(request, package, baseImage);
    private readonly ConcurrentDictionary<string, Lazy<Task<StagedLayer>>> _kodata = new(StringComparer.Ordinal);

    /// <summary>Builds one platform's image on a manifest of the base, null for scratch.</summary>
    public async Task<PlatformImage> RunAsync(Platform platform, Descriptor? parentDescriptor, CancellationToken cancellationToken)
    {
        var parent = parentDescriptor is null ? null : await ImageManifest.FetchAsync(baseImage.Content!, parentDescriptor, cancellationToken);
        var parentConfig = parent is null
            ? new ImageConfig { Os = platform.Os, Architecture = platform.Architecture, Variant = platform.Variant }
            : ImageConfig.Parse(await baseImage.Content!.FetchBytesAsync(parent.Config, ImageConfig.MaxSize, cancellationToken));
        foreach (var layer in parent?.Layers ?? [])
            await CopyAsync(layer, cancellationToken);

        var layerType = MediaTypes.LayerGzipFor(parent?.MediaType ?? MediaTypes.OciManifest);
        var kodataLayer = await KodataAsync(layerType, cancellationToken);
        var binaryLayer = await BinaryAsync(platform, layerType, cancellationToken);

        var config = _assembly.Config(parentConfig, kodataLayer, binaryLayer);
        var configBytes = config.ToBytes();
        var configDescriptor = Descriptor.Of(parent?.Config.MediaType ?? MediaTypes.OciConfig, configBytes);
        var manifest = _assembly.Manifest(parent, configDescriptor, kodataLayer, binaryLayer);
        await staging.PushMissingAsync(configDescriptor, ContentSource.FromBytes(configBytes), cancellationToken);
        await staging.PushMissingAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes), cancellationToken);
        Report(platform, BuildStep.Staged);
        return new PlatformImage(platform, manifest.Descriptor, configDescriptor.Digest, [.. config.DiffIds]);
    }

    // All platforms share the layer, but a base may mix media types.
    private Task<StagedLayer> KodataAsync(string layerType, CancellationToken cancellationToken) =>
        _kodata.GetOrAdd(layerType, type => new(() => cache.StageAsync(kodata, type, staging, cancellationToken))).Value;

    private async Task<StagedLayer> BinaryAsync(Platform platform, string layerType, CancellationToken cancellationToken)
    {
        Report(platform, BuildStep.Compiling);
        using var binary = await compiler.BuildAsync(request, package, platform, cancellationToken);
        Report(platform, BuildStep.Packing);
        return await cache.StageAsync(await LayerSource.ForBinaryAsync(request.Name, binary.Path, cancellationToken), layerType, staging, cancellationToken);
    }

    // Layers that only their publisher may distribute stay where their URLs say.
    private async Task CopyAsync(Descriptor layer, CancellationToken cancellationToken)
    {
        if (layer.Urls.Count == 0 && !MediaTypes.IsForeignLayer(layer.MediaType))
            await staging.PushMissingAsync(layer, ContentSource.FromStore(baseImage.Content!, layer), cancellationToken);
    }

    private void Report(Platform platform, BuildStep step) => progress?.Report(new BuildProgress(request.Name, platform, step));
}
