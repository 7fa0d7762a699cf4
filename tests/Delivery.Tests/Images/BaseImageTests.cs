using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class BaseImageTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_config_of_the_base_is_kept_where_ko_keeps_it(bool docker)
    {
        var layout = new BaseLayout(_shop.Folder["base"], docker);
        var root = await layout.AddImageAsync("1.0", "linux/amd64");
        _shop.Request = _shop.Request with { BaseImage = "oci:../base:1.0", Labels = new Dictionary<string, string> { ["mine"] = "1", ["both"] = "mine" } };
        var image = (await _shop.BuildAsync()).Images[0];
        var config = await _shop.ConfigAsync(image);
        var manifest = await _shop.ManifestAsync(image);

        Assert.Equal(["PATH=/bin:/ko-app", "LANG=C", "KO_DATA_PATH=/var/run/ko"], config.Config.Env);
        Assert.Equal(["/ko-app/hello"], config.Config.Entrypoint);
        Assert.Empty(config.Config.Cmd);
        Assert.Equal(("65532", "/home/nonroot"), (config.Config.User, config.Config.WorkingDir));
        Assert.Equal(["8080/tcp"], config.Config.ExposedPorts);
        Assert.Equal(["both=mine", "mine=1", "theirs=2"], config.Config.Labels.Select(label => $"{label.Key}={label.Value}").Order());
        Assert.Equal(["base", "kodata contents, at $KO_DATA_PATH", "go build output, at /ko-app/hello"], config.History.Select(entry => entry.Comment));
        Assert.Equal("2023-11-14T22:13:20Z", config.Created.ToString());
        Assert.Equal("github.com/ko-build/ko", config.Author);
        Assert.Equal(3, config.DiffIds.Count);
        Assert.Equal(3, manifest.Layers.Count);
        Assert.Equal(docker ? MediaTypes.DockerManifest : MediaTypes.OciManifest, manifest.MediaType);
        Assert.Equal(docker ? MediaTypes.DockerConfig : MediaTypes.OciConfig, manifest.Config.MediaType);
        Assert.All(manifest.Layers, layer => Assert.Equal(docker ? MediaTypes.DockerLayerGzip : MediaTypes.OciLayerGzip, layer.MediaType));
        Assert.Equal(root.Digest.ToString(), manifest.Annotations["org.opencontainers.image.base.digest"]);
        Assert.False(manifest.Annotations.ContainsKey("org.opencontainers.image.base.name"));
        Assert.Equal("kept", manifest.Annotations["base-manifest"]);
        Assert.True(await _shop.Staging.ExistsAsync(manifest.Layers[0]));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_index_base_gives_each_platform_its_own_base(bool docker)
    {
        var layout = new BaseLayout(_shop.Folder["base"], docker);
        var root = await layout.AddIndexAsync("1.0", "linux/amd64", "linux/arm64/v8", "linux/s390x", "unknown/unknown");
        _shop.Request = _shop.Request with { BaseImage = $"oci:{_shop.Folder["base"]}", Annotations = new Dictionary<string, string> { ["a"] = "b" } };
        _shop.For("linux/arm64", "linux/amd64");
        var built = await _shop.BuildAsync();

        Assert.Equal(docker ? MediaTypes.DockerManifestList : MediaTypes.OciIndex, built.Root.MediaType);
        Assert.Equal(["linux/arm64/v8", "linux/amd64"], built.Images.Select(image => image.Platform.ToString()));
        var index = await ImageIndex.FetchAsync(_shop.Staging, built.Root);
        var bases = await ImageIndex.FetchAsync(layout.Layout, root);
        Assert.Equal("b", index.Annotations["a"]);
        Assert.Equal(docker ? null : root.Digest.ToString(), index.Annotations.GetValueOrDefault("org.opencontainers.image.base.digest"));
        Assert.Equal(docker ? null : "kept", index.Annotations.GetValueOrDefault("base-index"));
        Assert.Equal(["linux/arm64/v8", "linux/amd64"], index.Manifests.Select(manifest => manifest.Platform!.ToString()));
        Assert.Equal(docker ? null : "arm64", index.Manifests[0].Annotations.GetValueOrDefault("base-descriptor"));
        foreach (var image in built.Images)
        {
            var manifest = await _shop.ManifestAsync(image);
            var parent = bases.Manifests.Single(candidate => candidate.Platform == image.Platform);
            Assert.Equal(parent.Digest.ToString(), manifest.Annotations["org.opencontainers.image.base.digest"]);
            Assert.Equal(image.Platform.Architecture, (await _shop.ConfigAsync(image)).Architecture);
        }
    }

    [SkippableFact]
    public async Task One_platform_of_an_index_base_is_a_plain_manifest()
    {
        await new BaseLayout(_shop.Folder["base"], docker: false).AddIndexAsync("1.0", "linux/amd64", "linux/arm64");
        _shop.Request = _shop.Request with { BaseImage = $"oci:{_shop.Folder["base"]}:1.0" };
        Assert.Equal(MediaTypes.OciManifest, (await _shop.BuildAsync()).Root.MediaType);
    }

    [SkippableTheory]
    [InlineData(false, "linux/ppc64le,linux/riscv64", "linux/amd64,linux/arm64")]
    [InlineData(true, "linux/arm64,linux/ppc64le,linux/riscv64", "linux/amd64")]
    public async Task A_platform_that_the_base_lacks_is_an_error_that_lists_what_it_has(bool plain, string missing, string available)
    {
        var layout = new BaseLayout(_shop.Folder["base"], docker: false);
        await (plain ? layout.AddImageAsync("1.0", "linux/amd64") : layout.AddIndexAsync("1.0", "linux/amd64", "linux/arm64"));
        _shop.Request = _shop.Request with { BaseImage = $"oci:{_shop.Folder["base"]}" };
        _shop.For("linux/amd64", "linux/arm64", "linux/ppc64le", "linux/riscv64");

        var exception = await Assert.ThrowsAsync<BasePlatformMissingException>(() => _shop.BuildAsync());
        Assert.Equal((missing, available), (string.Join(',', exception.Missing), string.Join(',', exception.Available)));
        Assert.Contains("only " + available.Replace(",", ", ", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shop.Staging.Folder));
    }

    [SkippableFact]
    public async Task A_base_from_a_registry_is_named_and_kept_for_the_next_time()
    {
        var (registry, root) = await RegistryAsync();
        _shop.For("linux/amd64", "linux/arm64");
        _shop.Registry = registry;
        _shop.Request = _shop.Request with { BaseImage = "example.org:5000/bases/static" };
        var built = await _shop.BuildAsync();
        var index = await ImageIndex.FetchAsync(_shop.Staging, built.Root);
        Assert.Equal("example.org:5000/bases/static:latest", index.Annotations["org.opencontainers.image.base.name"]);
        Assert.Equal(root.Digest.ToString(), index.Annotations["org.opencontainers.image.base.digest"]);
        Assert.Equal("example.org:5000/bases/static:latest", (await _shop.ManifestAsync(built.Images[0])).Annotations["org.opencontainers.image.base.name"]);

        // Pinned by digest, the base is not asked for any more.
        Directory.Delete(registry.Folder, recursive: true);
        _shop.Staging = new OciLayout(_shop.Folder["fresh"]);
        _shop.Request = _shop.Request with { BaseImage = $"example.org:5000/bases/static:old@{root.Digest}" };
        var pinned = await _shop.BuildAsync();
        Assert.Equal(built.Images[0].DiffIds, pinned.Images[0].DiffIds);
        var annotations = (await ImageIndex.FetchAsync(_shop.Staging, pinned.Root)).Annotations;
        Assert.Equal($"example.org:5000/bases/static@{root.Digest}", annotations["org.opencontainers.image.base.name"]);
    }

    [SkippableFact]
    public async Task A_base_without_a_host_is_that_of_Docker_Hub()
    {
        var registry = new LayoutRegistry(_shop.Folder["registry"]);
        await new BaseLayout(registry.FolderOf(RepositoryName.Parse("alpine")), docker: true).AddImageAsync("3", "linux/amd64");
        _shop.Registry = registry;
        _shop.Request = _shop.Request with { BaseImage = "alpine:3" };
        var manifest = await _shop.ManifestAsync((await _shop.BuildAsync()).Images[0]);
        Assert.Equal("index.docker.io/library/alpine:3", manifest.Annotations["org.opencontainers.image.base.name"]);
    }

    [SkippableTheory]
    [InlineData("oci:../nowhere", "no folder")]
    [InlineData("oci:../base:2.0", "1.0")]
    [InlineData("oci:../several", "1.0, 2.0")]
    [InlineData("example.org/absent:1", "no such image")]
    [InlineData("Not A Reference", "Not A Reference")]
    public async Task A_base_that_does_not_exist_is_an_error(string name, string found)
    {
        _shop.Registry = new LayoutRegistry(_shop.Folder["registry"]);
        await new BaseLayout(_shop.Folder["base"], docker: false).AddImageAsync("1.0", "linux/amd64");
        var several = new BaseLayout(_shop.Folder["several"], docker: false);
        await several.AddImageAsync("1.0", "linux/amd64");
        await several.AddImageAsync("2.0", "linux/arm64");
        _shop.Request = _shop.Request with { BaseImage = name };
        var exception = await Assert.ThrowsAsync<BaseImageException>(() => _shop.BuildAsync());
        Assert.Equal(name, exception.BaseImage);
        Assert.Contains(found, exception.Fault.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_access_to_registries_a_reference_is_an_error()
    {
        _shop.Request = _shop.Request with { BaseImage = "alpine" };
        await Assert.ThrowsAsync<BaseImageException>(() => _shop.BuildAsync());
    }

    [SkippableFact]
    public async Task A_damaged_base_layer_is_an_error_and_not_staged()
    {
        var layout = new BaseLayout(_shop.Folder["base"], docker: false);
        var root = await layout.AddImageAsync("1.0", "linux/amd64");
        var manifest = await ImageManifest.FetchAsync(layout.Layout, root);
        var path = layout.Layout.PathOf(manifest.Layers[0]);
        await File.WriteAllBytesAsync(path, new byte[(int)manifest.Layers[0].Size]);
        _shop.Request = _shop.Request with { BaseImage = "oci:../base" };
        await Assert.ThrowsAnyAsync<FaultException>(() => _shop.BuildAsync());
        Assert.False(await _shop.Staging.ExistsAsync(manifest.Layers[0]));
    }

    private async Task<(LayoutRegistry Registry, Descriptor Root)> RegistryAsync()
    {
        var registry = new LayoutRegistry(_shop.Folder["registry"]);
        var layout = new BaseLayout(registry.FolderOf(RepositoryName.Parse("example.org:5000/bases/static")), docker: false);
        return (registry, await layout.AddIndexAsync("latest", "linux/amd64", "linux/arm64"));
    }
}
