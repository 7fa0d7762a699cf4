using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

/// <summary>What every engine must do; a class for each engine runs all of it.</summary>
public abstract class EngineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableTheory]
    [InlineData(MediaTypes.OciManifest)]
    [InlineData(MediaTypes.DockerManifest)]
    public async Task A_loaded_image_has_its_names_its_configs_digest_and_runs(string manifestType)
    {
        var server = await ServerAsync();
        using var image = await LoadableImage.HelloAsync(manifestType);
        using var engine = await ConnectAsync(server);
        var tag = manifestType == MediaTypes.OciManifest ? "oci" : "docker";
        string[] names = [$"ko.local/hello:{tag}", $"ghcr.io/kubestellar/hello:{tag}"];
        var archive = await image.ArchiveAsync(names);
        var sent = new Sent();
        var loaded = await engine.LoadAsync(archive, sent, CancellationToken.None);
        Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
        Assert.Superset(names.ToHashSet(), loaded.Names.ToHashSet());
        Assert.Equal(new Platform("linux", "amd64"), loaded.Platform);
        Assert.Equal(archive.ContentSize, sent.Last);
        foreach (var name in names)
            Assert.Equal("hello from inside\n", await server.RunAsync(name));
    }

    [SkippableFact]
    public async Task An_image_that_the_engine_does_not_have_is_null()
    {
        using var engine = await ConnectAsync(await ServerAsync());
        Assert.Null(await engine.InspectAsync(Reference.Parse("ko.local/absent:1"), CancellationToken.None));
    }

    [SkippableTheory]
    [InlineData("ko.local/one:1")]
    [InlineData("localhost:5000/team/app:1.0.0-rc.1")]
    [InlineData("registry.example.org:8443/a/b/c:v1_2")]
    public async Task An_image_has_the_one_name_it_is_loaded_under(string name)
    {
        using var image = await LoadableImage.NoiseAsync();
        using var engine = await ConnectAsync(await ServerAsync());
        var loaded = await engine.LoadAsync(await image.ArchiveAsync(name), null, CancellationToken.None);
        Assert.Equal([name], loaded.Names);
        Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
    }

    [SkippableFact]
    public async Task Loading_again_changes_nothing()
    {
        var server = await ServerAsync();
        using var image = await LoadableImage.NoiseAsync();
        using var engine = await ConnectAsync(server);
        var archive = await image.ArchiveAsync("ko.local/again:1", "ko.local/again:2");
        var first = await engine.LoadAsync(archive, null, CancellationToken.None);
        var images = await ImagesAsync(server);
        var second = await engine.LoadAsync(archive, null, CancellationToken.None);
        Assert.Equal((first.Id, first.Platform), (second.Id, second.Platform));
        Assert.Equal(first.Names.Order(), second.Names.Order());
        Assert.Equal(images, await ImagesAsync(server));
    }

    [SkippableFact]
    public async Task A_name_is_taken_from_the_image_that_had_it_which_keeps_its_others()
    {
        using var older = await LoadableImage.NoiseAsync();
        using var newer = await LoadableImage.NoiseAsync();
        using var engine = await ConnectAsync(await ServerAsync());
        await engine.LoadAsync(await older.ArchiveAsync("ko.local/taken:1", "ko.local/taken:2", "ko.local/taken:kept"), null, CancellationToken.None);
        var loaded = await engine.LoadAsync(await newer.ArchiveAsync("ko.local/taken:1", "ko.local/taken:2"), null, CancellationToken.None);
        Assert.Equal(newer.Manifest.Config.Digest, loaded.Id);
        Assert.Equal(["ko.local/taken:1", "ko.local/taken:2"], loaded.Names.Order());
        Assert.Equal(older.Manifest.Config.Digest, (await engine.InspectAsync(Reference.Parse("ko.local/taken:kept"), CancellationToken.None))!.Id);
    }

    [SkippableFact]
    public async Task A_tag_moves_without_loading()
    {
        using var image = await LoadableImage.NoiseAsync();
        using var engine = await ConnectAsync(await ServerAsync());
        var loaded = await engine.LoadAsync(await image.ArchiveAsync("ko.local/retag:1"), null, CancellationToken.None);
        await engine.TagAsync(loaded.Id, Reference.Parse("ko.local/retag:2"), CancellationToken.None);
        Assert.Equal(loaded.Id, (await engine.InspectAsync(Reference.Parse("ko.local/retag:2"), CancellationToken.None))!.Id);
    }

    [SkippableTheory]
    [InlineData("linux/arm64")]
    [InlineData("linux/s390x")]
    public async Task An_image_for_another_machine_is_loaded_as_what_it_is(string platform)
    {
        using var image = await LoadableImage.NoiseAsync(platform: platform);
        using var engine = await ConnectAsync(await ServerAsync());
        var loaded = await engine.LoadAsync(await image.ArchiveAsync($"ko.local/{platform}:1"), null, CancellationToken.None);
        Assert.Equal(Platform.Parse(platform), loaded.Platform);
    }

    [SkippableFact]
    public async Task A_large_layer_arrives_whole()
    {
        using var image = await LoadableImage.NoiseAsync(kibibytes: 32 * 1024);
        using var engine = await ConnectAsync(await ServerAsync());
        var loaded = await engine.LoadAsync(await image.ArchiveAsync("ko.local/large:1"), null, CancellationToken.None);
        Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
        Assert.InRange(loaded.Size, 32L * 1024 * 1024, long.MaxValue);
    }

    [SkippableFact]
    public async Task A_damaged_layout_is_named_and_nothing_is_loaded()
    {
        var server = await ServerAsync();
        using var image = await LoadableImage.NoiseAsync();
        var blob = image.Layout.PathOf(image.Layer);
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[^1] ^= 1;
        File.Delete(blob);
        await File.WriteAllBytesAsync(blob, bytes);
        using var engine = await ConnectAsync(server);
        var images = await ImagesAsync(server);
        var archive = await image.ArchiveAsync("ko.local/damaged:1");
        var error = await Assert.ThrowsAsync<WrongContentException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Contains(image.Layer.Digest.Hex, error.Message, StringComparison.Ordinal);
        Assert.Equal(images, await ImagesAsync(server));
    }

    [SkippableFact]
    public async Task An_image_whose_configuration_is_none_is_refused()
    {
        using var image = await LoadableImage.NoiseAsync();
        await AssertRefusedAsync(image, "not a configuration"u8.ToArray());
    }

    [SkippableFact]
    public async Task Loading_that_is_stopped_in_the_middle_leaves_nothing_behind()
    {
        var server = await ServerAsync();
        using var image = await LoadableImage.NoiseAsync(kibibytes: 8 * 1024);
        using var engine = await ConnectAsync(server);
        var images = await ImagesAsync(server);
        var store = new GatedStore(image.Layout, image.Layer);
        using var stop = new CancellationTokenSource();
        var loading = engine.LoadAsync(await image.ArchiveAsync(store, "ko.local/stopped:1"), null, stop.Token);
        await store.Half.WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading.WaitAsync(Patience));
        Assert.True(store.IsClosed);
        await UntilAsync(() => Directory.EnumerateFileSystemEntries(server.WorkFolder).All(entry => Path.GetFileName(entry).StartsWith("storage", StringComparison.Ordinal)));
        Assert.Equal(images, await ImagesAsync(server));
        Assert.Equal(image.Manifest.Config.Digest, (await engine.LoadAsync(await image.ArchiveAsync("ko.local/stopped:1"), null, CancellationToken.None)).Id);
    }

    [SkippableFact]
    public async Task An_engine_that_ends_in_the_middle_is_named()
    {
        var server = await StartAsync(new TestEngineOptions());
        using var image = await LoadableImage.NoiseAsync(kibibytes: 8 * 1024);
        var store = new GatedStore(image.Layout, image.Layer);
        using var engine = await ConnectAsync(server);
        var loading = engine.LoadAsync(await image.ArchiveAsync(store, "ko.local/killed:1"), null, CancellationToken.None);
        await store.Half.WaitAsync(Patience);
        await server.DisposeAsync();
        store.Open();
        var error = await Assert.ThrowsAsync<EngineLoadException>(() => loading.WaitAsync(Patience));
        Assert.Contains("the connection ended in the middle", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains("start it, and run again", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.True(store.IsClosed);
    }

    [SkippableFact]
    public async Task An_engine_without_room_on_its_disk_says_so_and_how_to_make_some()
    {
        await using var server = await StartAsync(new TestEngineOptions { DataMebibytes = 24 });
        using var image = await LoadableImage.NoiseAsync(kibibytes: 32 * 1024);
        using var engine = await ConnectAsync(server);
        var archive = await image.ArchiveAsync("ko.local/full:1");
        var error = await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Contains("no space left on device", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains(" system prune`", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Null(await engine.InspectAsync(archive.Names[0], CancellationToken.None));
        Assert.DoesNotContain("sha256", await ImagesAsync(server), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_engine_behind_ssh_is_reached_through_the_client_there()
    {
        var server = await ServerAsync();
        using var bin = new TemporaryDirectory();
        await server.WriteSshAsync(bin);
        using var image = await LoadableImage.NoiseAsync();
        using var engine = await ContainerEngine.ConnectAsync(SshTo(server).Append((Name: "PATH", Value: bin.FullPath)).ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None);
        var loaded = await engine.LoadAsync(await image.ArchiveAsync("ko.local/by-ssh:1"), null, CancellationToken.None);
        Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
        Assert.EndsWith("system dial-stdio\n", await File.ReadAllTextAsync(bin["arguments"]), StringComparison.Ordinal);
    }

    protected abstract Task<TestEngine> ServerAsync();

    protected abstract Task<TestEngine> StartAsync(TestEngineOptions options);

    protected abstract IEnumerable<(string Name, string Value)> SshTo(TestEngine server);

    protected async Task AssertRefusedAsync(LoadableImage image, byte[] config)
    {
        var descriptor = Descriptor.Of(MediaTypes.OciConfig, config);
        await image.Layout.PushAsync(descriptor, ContentSource.FromBytes(config));
        var manifest = ImageManifest.Create(descriptor, image.Manifest.Layers);
        await image.Layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        using var engine = await ConnectAsync(await ServerAsync());
        var name = Reference.Parse("ko.local/wrong:1");
        var archive = await EngineArchive.OfAsync(image.Layout, manifest.Descriptor, [name], CancellationToken.None);
        var error = await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Contains("run again", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Null(await engine.InspectAsync(name, CancellationToken.None));
    }

    private static Task<ContainerEngine> ConnectAsync(TestEngine server) =>
        ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = server.Endpoint }, CancellationToken.None);

    private static async Task<string> ImagesAsync(TestEngine server) =>
        string.Join('\n', (await server.Docker("images", "--all", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}").RunAsync(CancellationToken.None)).StandardOutput.Split('\n').Order());

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private sealed class Sent : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}
