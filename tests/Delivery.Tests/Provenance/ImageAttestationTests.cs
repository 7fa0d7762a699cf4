using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Delivery.Tests.Signing;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Provenance;

/// <summary>A built image with all that lies beside it, from the staging layout to a registry, seen by other tools.</summary>
[Collection(ServersCollection.Name)]
public sealed class ImageAttestationTests(RegistryFixture registries) : IDisposable
{
    private static readonly RepositoryName Canonical = RepositoryName.Parse("ghcr.io/kubestellar/sample/hello");

    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task What_is_attached_in_the_layout_is_found_in_the_registry_by_oras_and_skopeo()
    {
        var (oras, skopeo) = (await TestTools.RequireAsync("oras"), await TestTools.RequireAsync("skopeo"));
        _shop.For("linux/amd64", "linux/arm64");
        var built = await _shop.BuildAsync();
        var boms = built.Images.Select(image => AttachBomAsync(image.Manifest)).ToList();
        await Task.WhenAll(boms);
        await using var client = new RemoteRegistry();
        var repository = client.Open(new RepositoryName((await registries.OpenAsync()).Host, "image-attestations/hello"));

        await ArtifactCopier.CopyAsync(_shop.Staging, built.Root, repository);
        await repository.TagAsync(built.Root, "0.1.0");
        foreach (var image in built.Images)
        {
            Assert.Single(await ReferrerCopier.CopyAsync(_shop.Staging, image.Manifest.Digest, repository));
        }

        using var key = SigningKey.Parse(SampleKeys.Plain(), "key", null);
        var signed = await ArtifactSignature.SignAsync(key, Canonical, built.Root.Digest, repository, CancellationToken.None);

        foreach (var (image, bom) in built.Images.Zip(boms))
        {
            var discovered = await oras.Prepare("discover", "--plain-http", "--format", "json", $"{repository.Location}@{image.Manifest.Digest}").RunAsync(CancellationToken.None);
            Assert.Contains((await bom).Manifest.Digest.ToString(), discovered.StandardOutput, StringComparison.Ordinal);
            Assert.Equal((await bom).Manifest.Digest, await RawAsync(skopeo, $"{repository.Location}@{(await bom).Manifest.Digest}"));
        }

        Assert.Equal(signed.Signatures.Digest, await RawAsync(skopeo, $"{repository.Location}:{SignatureTag.Of(built.Root.Digest)}"));
        Assert.Equal(built.Root.Digest, await RawAsync(skopeo, $"{repository.Location}:0.1.0"));
    }

    private static async Task<Digest> RawAsync(TestTool skopeo, string reference)
    {
        var raw = await skopeo.Prepare("inspect", "--raw", "--tls-verify=false", $"docker://{reference}").RunAsync(CancellationToken.None);
        return Digest.Of(Encoding.UTF8.GetBytes(raw.StandardOutput.TrimEnd('\n')));
    }

    private async Task<AttachedAttestation> AttachBomAsync(Descriptor manifest)
    {
        var document = SpdxDocument.Create(new ImageContents
        {
            Repository = Canonical,
            Digest = manifest.Digest,
            Version = "0.1.0",
            CommitTime = _shop.Request.Created,
            Program = await ImageBinary.ReadAsync(_shop.Staging, manifest, CancellationToken.None),
            Tool = "kubestellar-delivery-1.0.0",
        });
        Assert.Contains("example.org/app", JsonDocument.Parse(document.Content).RootElement.GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("name").GetString()));
        return await AttestationPublisher.AttachAsync(document, manifest, _shop.Staging, CancellationToken.None);
    }
}
