using System.Net;
using System.Net.Sockets;
using System.Text;
using Docker.DotNet;
using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

[Collection(EnginesCollection.Name)]
public sealed class ContainerEngineTests(EngineFixture engines)
{
    [SkippableTheory]
    [InlineData(MediaTypes.OciManifest)]
    [InlineData(MediaTypes.DockerManifest)]
    public async Task An_image_loaded_into_docker_has_its_names_its_configs_digest_and_runs(string manifestType) =>
        await LoadAndRunAsync(await engines.DockerAsync(), manifestType);

    [SkippableTheory]
    [InlineData(MediaTypes.OciManifest)]
    [InlineData(MediaTypes.DockerManifest)]
    public async Task An_image_loaded_into_podman_has_its_names_its_configs_digest_and_runs(string manifestType) =>
        await LoadAndRunAsync(await engines.PodmanAsync(), manifestType);

    [SkippableFact]
    public async Task An_image_that_the_engine_does_not_have_is_null()
    {
        using var engine = await ConnectAsync(await engines.DockerAsync());
        Assert.Null(await engine.InspectAsync(Reference.Parse("ko.local/absent:1"), CancellationToken.None));
    }

    [SkippableFact]
    public async Task Loading_again_moves_the_name_and_changes_nothing_else()
    {
        using var image = await HelloImage.MakeAsync();
        using var engine = await ConnectAsync(await engines.DockerAsync());
        var name = Reference.Parse("ko.local/again:1");
        var archive = await EngineArchive.OfAsync(image.Layout, image.Manifest.Descriptor, [name], CancellationToken.None);
        var first = await engine.LoadAsync(archive, null, CancellationToken.None);
        Assert.Equal(first.Id, (await engine.LoadAsync(archive, null, CancellationToken.None)).Id);
    }

    [SkippableFact]
    public async Task A_damaged_layout_is_named_and_nothing_is_loaded()
    {
        using var image = await HelloImage.MakeAsync();
        var blob = image.Layout.PathOf(image.Manifest.Layers[0]);
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[^1] ^= 1;
        File.Delete(blob);
        await File.WriteAllBytesAsync(blob, bytes);
        using var engine = await ConnectAsync(await engines.DockerAsync());
        var name = Reference.Parse("ko.local/damaged:1");
        var archive = await EngineArchive.OfAsync(image.Layout, image.Manifest.Descriptor, [name], CancellationToken.None);
        var error = await Assert.ThrowsAsync<WrongContentException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Contains(image.Manifest.Layers[0].Digest.Hex, error.Message, StringComparison.Ordinal);
        Assert.Null(await engine.InspectAsync(name, CancellationToken.None));
    }

    [SkippableFact]
    public async Task An_image_whose_layer_is_not_what_its_config_says_is_refused()
    {
        using var image = await HelloImage.MakeAsync();
        var config = (await image.Layout.FetchBytesAsync(image.Manifest.Config, ImageConfig.MaxSize)).AsSpan().ToArray();
        var wrong = (ImageConfig.Parse(config) with { DiffIds = [Digest.Of("other"u8)] }).ToBytes();
        var descriptor = Descriptor.Of(MediaTypes.OciConfig, wrong);
        await image.Layout.PushAsync(descriptor, ContentSource.FromBytes(wrong));
        var manifest = ImageManifest.Create(descriptor, image.Manifest.Layers);
        await image.Layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        using var engine = await ConnectAsync(await engines.DockerAsync());
        var archive = await EngineArchive.OfAsync(image.Layout, manifest.Descriptor, [Reference.Parse("ko.local/wrong:1")], CancellationToken.None);
        var error = await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Contains("invalid diffID", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST tag")]
    public async Task An_engine_that_fails_after_loading_is_named(string failing)
    {
        using var image = await HelloImage.MakeAsync();
        using var server = new HttpListener();
        var address = $"127.0.0.1:{FreePort()}";
        server.Prefixes.Add($"http://{address}/");
        server.Start();
        var serving = ServeAsync(server, failing, $$"""{"Id":"{{image.Manifest.Config.Digest}}","Os":"linux","Architecture":"amd64"}""");
        using (var engine = await ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = $"tcp://{address}" }, CancellationToken.None))
        {
            Reference[] names = [Reference.Parse("ko.local/hello:1"), Reference.Parse("ko.local/hello:2")];
            var archive = await EngineArchive.OfAsync(image.Layout, image.Manifest.Descriptor, names, CancellationToken.None);

            var error = await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));

            Assert.IsType<DockerApiException>(error.InnerException);
        }

        server.Stop();
        await serving;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ServeAsync(HttpListener server, string failing, string image)
    {
        while (server.IsListening)
        {
            try
            {
                var context = await server.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                var path = context.Request.Url!.AbsolutePath;
                var request = context.Request.HttpMethod + (path.EndsWith("/tag", StringComparison.Ordinal) ? " tag" : "");
                var fails = request == failing && !path.EndsWith("_ping", StringComparison.Ordinal);
                context.Response.StatusCode = fails ? 500 : 200;
                context.Response.Close(Encoding.UTF8.GetBytes(fails ? """{"message":"disk full"}""" : path.EndsWith("/json", StringComparison.Ordinal) ? image : ""), willBlock: true);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task LoadAndRunAsync(TestEngine server, string manifestType)
    {
        using var image = await HelloImage.MakeAsync(manifestType);
        using var engine = await ConnectAsync(server);
        var tag = manifestType == MediaTypes.OciManifest ? "oci" : "docker";
        Reference[] names = [Reference.Parse($"ko.local/hello:{tag}"), Reference.Parse($"ghcr.io/kubestellar/hello:{tag}")];
        var archive = await EngineArchive.OfAsync(image.Layout, image.Manifest.Descriptor, names, CancellationToken.None);
        var sent = new Sent();
        var loaded = await engine.LoadAsync(archive, sent, CancellationToken.None);
        Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
        Assert.Superset(names.Select(name => name.ToString()).ToHashSet(), loaded.Names.ToHashSet());
        Assert.Equal(new Platform("linux", "amd64"), loaded.Platform);
        Assert.Equal(archive.ContentSize, sent.Last);
        foreach (var name in names)
            Assert.Equal("hello from inside\n", await server.RunAsync(name.ToString()));
    }

    private static Task<ContainerEngine> ConnectAsync(TestEngine server) =>
        ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = server.Endpoint }, CancellationToken.None);

    private sealed class Sent : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}
