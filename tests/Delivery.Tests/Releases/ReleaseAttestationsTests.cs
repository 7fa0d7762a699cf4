using System.Text.Json;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Signing;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class ReleaseAttestationsTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly RemoteRegistry _client = new();

    [SkippableFact]
    public async Task Provenance_of_an_image_names_its_commit_and_tag_wherever_it_is_published()
    {
        await using var registry = await TestRegistry.StartAsync();
        var released = await _shop.ReleaseAsync("1.0.0", new RegistryTarget(_client, registry.Host));
        var place = _client.Open(RepositoryName.Parse($"{registry.Host}/owner/hello"));
        using var statement = await DocumentAsync(place, released.Digest!.Value, ProvenanceStatement.MediaType);
        Assert.Equal(released.Digest.Value.Hex, statement.RootElement.GetProperty("subject")[0].GetProperty("digest").GetProperty("sha256").GetString());
        var definition = statement.RootElement.GetProperty("predicate").GetProperty("buildDefinition");
        Assert.Equal("refs/tags/v1.0.0", definition.GetProperty("externalParameters").GetProperty("ref").GetString());
        var dependencies = definition.GetProperty("resolvedDependencies").EnumerateArray().ToList();
        Assert.Equal(_shop.Source.Head, dependencies[0].GetProperty("digest").GetProperty("gitCommit").GetString());
        Assert.Single(dependencies, dependency => dependency.GetProperty("uri").GetString()!.StartsWith("pkg:generic/go@", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_bill_of_materials_lies_beside_the_image_of_each_platform()
    {
        var released = await _shop.ReleaseAsync("1.0.0");
        var index = await ImageIndex.FetchAsync(_shop.Layout, (await _shop.Layout.ResolveAsync("1.0.0"))!);
        Assert.Equal(2, index.Manifests.Count);
        foreach (var manifest in index.Manifests)
        {
            using var document = await DocumentAsync(_shop.Layout, manifest.Digest, SpdxDocument.MediaType);
            Assert.Equal($"{SampleModule.Repository}@{manifest.Digest}", document.RootElement.GetProperty("name").GetString());
            Assert.Contains(document.RootElement.GetProperty("packages").EnumerateArray(), package => package.GetProperty("name").GetString() == "github.com/owner/hello");
        }
    }

    [SkippableFact]
    public async Task Another_clone_makes_the_same_documents_and_a_second_run_adds_none()
    {
        var first = await DigestsAsync(_shop);
        var again = await DigestsAsync(_shop);
        using var other = new ReleaseWorkshop();
        var elsewhere = await DigestsAsync(other, _shop.Source.Clone("elsewhere"));
        Assert.Single(first);
        Assert.Equal(first, again);
        Assert.Equal(first, elsewhere);

        static async Task<IReadOnlyList<Digest>> DigestsAsync(ReleaseWorkshop shop, string? folder = null)
        {
            var released = await shop.ReleaseAsync("1.0.0", folder: folder);
            return await shop.Layout.ListReferrersAsync(released.Digest!.Value).Select(referrer => referrer.Digest).ToListAsync();
        }
    }

    [SkippableFact]
    public async Task What_is_published_with_a_key_is_signed_by_it_once()
    {
        var pem = SampleKeys.Plain();
        _shop.Key = SigningKey.Parse(pem, "key", null);
        var released = await _shop.ReleaseAsync("1.0.0");
        var signature = await _shop.Layout.ResolveAsync(SignatureTag.Of(released.Digest!.Value));
        Assert.True(await ArtifactSignature.VerifyAsync(_shop.Key.Verification, released.Digest.Value, _shop.Layout, CancellationToken.None));
        await _shop.ReleaseAsync("1.0.0");
        Assert.Equal(signature!.Digest, (await _shop.Layout.ResolveAsync(SignatureTag.Of(released.Digest.Value)))!.Digest);
        Assert.False(await ArtifactSignature.VerifyAsync(SigningKey.Parse(SampleKeys.Plain(), "other", null).Verification, released.Digest.Value, _shop.Layout, CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_chart_has_provenance_as_well()
    {
        _shop.Source.Commit("charts", SampleCharts.Files.Where(file => file.Path.StartsWith("app/", StringComparison.Ordinal)));
        _shop.Source.Tag("v1.0.0");
        var report = await _shop.NewRun().ExecuteAsync("Release", await _shop.PlanAsync("1.0.0"), CancellationToken.None);
        var chart = Assert.Single(report.Artifacts, artifact => artifact.Kind == "chart");
        var layout = new LayoutRegistry(_shop.Folder["registry"]).Open(RepositoryName.Parse(SampleCharts.App));
        using var statement = await DocumentAsync(layout, chart.Digest!.Value, ProvenanceStatement.MediaType);
        var parameters = statement.RootElement.GetProperty("predicate").GetProperty("buildDefinition").GetProperty("externalParameters");
        Assert.Equal(("chart", "app"), (parameters.GetProperty("kind").GetString(), parameters.GetProperty("origin").GetString()));
    }

    [Theory]
    [InlineData("oci://quay.io/others")]
    [InlineData("oci://quay.io/others/")]
    public void A_dependency_is_named_by_its_repository_however_Chart_yaml_ends_the_address(string repository) =>
        Assert.Equal("quay.io/others/foreign", KubeStellar.Delivery.Charts.OciChart.RepositoryOf(repository, "foreign")!.ToString());

    public void Dispose()
    {
        _shop.Dispose();
        _client.DisposeAsync().AsTask().Wait();
    }

    private static async Task<JsonDocument> DocumentAsync(IRepository place, Digest subject, string type)
    {
        var referrer = Assert.Single(await place.ListReferrersAsync(subject, type).ToListAsync());
        var manifest = await ImageManifest.FetchAsync(place, referrer);
        return JsonDocument.Parse(await place.FetchBytesAsync(Assert.Single(manifest.Layers), ImageManifest.MaxSize));
    }
}
