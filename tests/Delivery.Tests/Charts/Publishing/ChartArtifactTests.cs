using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Publishing;

[Collection(ServersCollection.Name)]
public sealed class ChartArtifactTests(RegistryFixture registries) : IDisposable
{
    private const string Metadata = """
        apiVersion: v2
        name: core
        version: v1.2.3
        appVersion: v1.2.3
        description: A <sample>
        home: https://kubestellar.io
        sources: [https://example.com/first, https://example.com/second]
        maintainers:
        - name: Ann
          email: ann@example.com
        - name: Bob
        annotations:
          org.opencontainers.image.title: not this
          org.opencontainers.image.version: nor this
          org.opencontainers.image.url: https://example.com/chart
          org.opencontainers.image.revision: nor that
          example.com/kept: "yes"

        """;

    private static readonly Dictionary<string, string> Identity = new()
    {
        [ImageIdentity.Source] = "https://github.com/kubestellar/sample",
        [ImageIdentity.Revision] = "0123456789abcdef0123456789abcdef01234567",
        [ImageIdentity.Version] = "1.2.3",
    };

    private readonly ChartWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_manifest_has_the_bytes_of_helms_with_the_origin_in_its_annotations()
    {
        var packaged = await PackageAsync();
        var layout = new OciLayout(_shop.Folder["layout"]);

        var root = await WriteAsync(packaged, layout);

        var config = packaged.Metadata.ToJson();
        Assert.Equal(
            $$"""
            {"schemaVersion":2,
            "config":{"mediaType":"application/vnd.cncf.helm.config.v1+json","digest":"{{Digest.Of(config)}}","size":{{config.Length}}},
            "layers":[{"mediaType":"application/vnd.cncf.helm.chart.content.v1.tar+gzip","digest":"{{Digest.Of(packaged.Archive.Span)}}","size":{{packaged.Archive.Length}}}],
            "annotations":{"example.com/kept":"yes",
            "org.opencontainers.image.authors":"Ann (ann@example.com), Bob",
            "org.opencontainers.image.created":"2024-01-02T03:04:05Z",
            "org.opencontainers.image.description":"A \u003csample\u003e",
            "org.opencontainers.image.revision":"0123456789abcdef0123456789abcdef01234567",
            "org.opencontainers.image.source":"https://github.com/kubestellar/sample",
            "org.opencontainers.image.title":"core",
            "org.opencontainers.image.url":"https://example.com/chart",
            "org.opencontainers.image.version":"v1.2.3"}
            }
            """.Replace("\n", "", StringComparison.Ordinal),
            Encoding.UTF8.GetString(await layout.FetchBytesAsync(root, ImageManifest.MaxSize)));
        Assert.Equal(MediaTypes.OciManifest, root.MediaType);
        Assert.Empty(await layout.ListTagsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_chart_without_an_origin_names_the_first_of_its_sources()
    {
        var layout = new OciLayout(_shop.Folder["layout"]);

        var root = await ChartArtifact.WriteAsync(await PackageAsync(), new Dictionary<string, string>(), ChartWorkshop.Time, layout, CancellationToken.None);

        Assert.Equal("https://example.com/first", (await ImageManifest.FetchAsync(layout, root)).Annotations[ImageIdentity.Source]);
    }

    [Fact]
    public async Task The_time_zone_and_fractions_of_the_time_do_not_count()
    {
        var packaged = await PackageAsync();
        var layout = new OciLayout(_shop.Folder["layout"]);
        var time = ChartWorkshop.Time.AddMilliseconds(3).ToOffset(TimeSpan.FromHours(-7));

        Assert.Equal(
            await WriteAsync(packaged, layout),
            await ChartArtifact.WriteAsync(packaged, Identity, time, layout, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Oras_pulls_the_packaged_bytes_from_a_registry()
    {
        var oras = await TestTools.RequireAsync("oras");
        var packaged = await PackageAsync();
        var (reference, root) = await PushAsync(packaged);

        var manifest = await oras.Prepare("manifest", "fetch", "--plain-http", reference).RunAsync(CancellationToken.None);
        var layer = await oras.Prepare("blob", "fetch", "--plain-http", "--output", _shop.Folder["pulled.tgz"], $"{reference[..reference.LastIndexOf(':')]}@{Digest.Of(packaged.Archive.Span)}")
            .RunAsync(CancellationToken.None);
        await oras.Prepare("pull", "--plain-http", "--config", "config.json", reference).WithWorkingDirectory(_shop.Folder.FullPath).RunAsync(CancellationToken.None);

        Assert.Equal(root.Digest, Digest.Of(Encoding.UTF8.GetBytes(manifest.StandardOutput.TrimEnd('\n'))));
        Assert.Equal(packaged.Archive.ToArray(), await File.ReadAllBytesAsync(_shop.Folder["pulled.tgz"]));
        Assert.Equal(packaged.Metadata.ToJson(), await File.ReadAllBytesAsync(_shop.Folder["config.json"]));
    }

    [SkippableFact]
    public async Task Skopeo_reads_the_chart_from_a_registry()
    {
        var skopeo = await TestTools.RequireAsync("skopeo");
        var (reference, root) = await PushAsync(await PackageAsync());

        var raw = await skopeo.Prepare("inspect", "--raw", "--tls-verify=false", $"docker://{reference}").RunAsync(CancellationToken.None);

        Assert.Equal(root.Digest, Digest.Of(Encoding.UTF8.GetBytes(raw.StandardOutput)));
        Assert.Equal("v1.2.3", JsonDocument.Parse(raw.StandardOutput).RootElement.GetProperty("annotations").GetProperty(ImageIdentity.Version).GetString());
    }

    [SkippableFact]
    public async Task What_was_pushed_is_found_and_nothing_is_pushed_twice()
    {
        var packaged = await PackageAsync();
        await PushAsync(packaged);
        var registry = await registries.OpenAsync();
        var before = registry.Requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal) && request.Contains("/again/", StringComparison.Ordinal));

        await PushAsync(packaged, "again");
        await PushAsync(packaged, "again");

        Assert.Equal(0, before);
        Assert.Equal(2, registry.Requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal) && request.Contains("/again/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_staged_chart_is_read_back_whole()
    {
        _shop.Write("templates/a.yaml", "a: 1\n");
        var packaged = await PackageAsync();
        var layout = new OciLayout(_shop.Folder["layout"]);
        var root = await WriteAsync(packaged, layout);

        var staged = await StagedChart.ReadAsync(layout, root, "ghcr.io/x/core:v1.2.3", CancellationToken.None);

        Assert.Equal(packaged.Metadata.ToJson(), staged.Metadata.ToJson());
        Assert.Equal(Identity[ImageIdentity.Revision], staged.Annotations[ImageIdentity.Revision]);
        Assert.Equal(["Chart.yaml", "templates/a.yaml"], staged.Files.Select(file => file.Path));
        Assert.Equal(root.Size + packaged.Metadata.ToJson().Length + packaged.Archive.Length, staged.Size);
    }

    [Fact]
    public async Task A_staged_chart_with_a_damaged_archive_is_refused()
    {
        var layout = new OciLayout(_shop.Folder["layout"]);
        var root = await WriteAsync(await PackageAsync(), layout);
        var layer = (await ImageManifest.FetchAsync(layout, root)).Layers[0];
        var bytes = await layout.FetchBytesAsync(layer, ChartArchive.MaxSize);
        bytes[^1] ^= 1;
        File.Delete(layout.PathOf(layer));
        await File.WriteAllBytesAsync(layout.PathOf(layer), bytes);

        await Assert.ThrowsAsync<WrongContentException>(() => StagedChart.ReadAsync(layout, root, "staged", CancellationToken.None));
    }

    [Fact]
    public async Task A_staged_chart_whose_config_says_something_else_is_refused()
    {
        var packaged = await PackageAsync();
        var layout = new OciLayout(_shop.Folder["layout"]);
        var other = packaged with { Metadata = packaged.Metadata with { AppVersion = "9.9.9" } };
        var root = await WriteAsync(other, layout);

        var error = await Assert.ThrowsAsync<ChartArtifactException>(() => StagedChart.ReadAsync(layout, root, "staged", CancellationToken.None));
        Assert.Contains("9.9.9", error.Fault.Found, StringComparison.Ordinal);
    }

    private Task<PackagedChart> PackageAsync()
    {
        _shop.Write("Chart.yaml", Metadata);
        return _shop.PackageAsync();
    }

    private static Task<Descriptor> WriteAsync(PackagedChart chart, IRepository to) =>
        ChartArtifact.WriteAsync(chart, Identity, ChartWorkshop.Time, to, CancellationToken.None);

    private async Task<(string Reference, Descriptor Root)> PushAsync(PackagedChart chart, string folder = "charts")
    {
        var registry = await registries.OpenAsync();
        await using var client = new RemoteRegistry();
        var name = RepositoryName.Parse($"{registry.Host}/{folder}/core");
        var repository = client.Open(name);
        var root = await WriteAsync(chart, repository);
        await repository.TagAsync(root, chart.Metadata.Tag);
        return ($"{name}:{chart.Metadata.Tag}", root);
    }
}
