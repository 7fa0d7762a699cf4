using System.Runtime.CompilerServices;
using System.Text;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Provenance;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Signing;

[Collection(ServersCollection.Name)]
public sealed class ArtifactSignatureTests(RegistryFixture registries) : IAsyncLifetime, IDisposable
{
    private const string Password = "a sound pass phrase";

    private static readonly RepositoryName Canonical = RepositoryName.Parse("ghcr.io/kubestellar/sample");

    private readonly TemporaryDirectory _folder = new();
    private readonly RemoteRegistry _client = new();
    private readonly SigningKey _key = SigningKey.Parse(SampleKeys.Plain(), "key", null);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_signature_has_the_form_of_cosigns()
    {
        var layout = new OciLayout(_folder["layout"]);
        var artifact = (await SampleArtifact.PushAsync(layout, "a")).Digest;

        var signed = await ArtifactSignature.SignAsync(_key, Canonical, artifact, layout, CancellationToken.None);

        var manifest = await ImageManifest.FetchAsync(layout, signed.Signatures);
        var layer = Assert.Single(manifest.Layers);
        var payload = $$$"""{"critical":{"identity":{"docker-reference":"ghcr.io/kubestellar/sample"},"image":{"docker-manifest-digest":"{{{artifact}}}"},"type":"cosign container image signature"},"optional":null}""";
        Assert.Equal(payload, Encoding.UTF8.GetString(await layout.FetchBytesAsync(layer, 1000)));
        Assert.Equal(
            $$$"""
            {"architecture":"","created":"0001-01-01T00:00:00Z","history":[{"created":"0001-01-01T00:00:00Z"}],"os":"",
            "rootfs":{"type":"layers","diff_ids":["{{{layer.Digest}}}"]},"config":{}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(await layout.FetchBytesAsync(manifest.Config, 1000)));
        Assert.Equal(
            $$$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
            "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":{{{manifest.Config.Size}}},"digest":"{{{manifest.Config.Digest}}}"},
            "layers":[{"mediaType":"application/vnd.dev.cosign.simplesigning.v1+json","size":{{{payload.Length}}},"digest":"{{{layer.Digest}}}",
            "annotations":{"dev.cosignproject.cosign/signature":"{{{layer.Annotations["dev.cosignproject.cosign/signature"]}}}"}}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(manifest.Bytes.Span));
        Assert.Equal(signed.Signatures, await layout.ResolveAsync($"sha256-{artifact.Hex}.sig"));
    }

    [Fact]
    public async Task A_key_signs_an_artifact_once_and_others_join_it()
    {
        var layout = new OciLayout(_folder["layout"]);
        var artifact = (await SampleArtifact.PushAsync(layout, "a")).Digest;
        using var other = SigningKey.Parse(SampleKeys.Plain(), "key", null);

        var first = await ArtifactSignature.SignAsync(_key, Canonical, artifact, layout, CancellationToken.None);
        var again = await ArtifactSignature.SignAsync(_key, Canonical, artifact, layout, CancellationToken.None);
        Assert.False(await ArtifactSignature.VerifyAsync(other.Verification, artifact, layout, CancellationToken.None));
        var second = await ArtifactSignature.SignAsync(other, Canonical, artifact, layout, CancellationToken.None);

        Assert.Equal((true, false, true, first.Signatures), (first.Written, again.Written, second.Written, again.Signatures));
        Assert.Equal(2, (await ImageManifest.FetchAsync(layout, second.Signatures)).Layers.Count);
        Assert.True(await ArtifactSignature.VerifyAsync(_key.Verification, artifact, layout, CancellationToken.None));
        Assert.True(await ArtifactSignature.VerifyAsync(other.Verification, artifact, layout, CancellationToken.None));
    }

    [Fact]
    public async Task A_signature_of_another_artifact_is_none_of_this_one()
    {
        var layout = new OciLayout(_folder["layout"]);
        var (one, other) = ((await SampleArtifact.PushAsync(layout, "a")).Digest, (await SampleArtifact.PushAsync(layout, "b", "0.2.0")).Digest);
        var signed = await ArtifactSignature.SignAsync(_key, Canonical, one, layout, CancellationToken.None);
        Assert.False(await ArtifactSignature.VerifyAsync(_key.Verification, other, layout, CancellationToken.None));

        await layout.TagAsync(signed.Signatures, SignatureTag.Of(other));

        Assert.False(await ArtifactSignature.VerifyAsync(_key.Verification, other, layout, CancellationToken.None));
        Assert.True((await ArtifactSignature.SignAsync(_key, Canonical, other, layout, CancellationToken.None)).Written);
        Assert.True(await ArtifactSignature.VerifyAsync(_key.Verification, other, layout, CancellationToken.None));
    }

    [Fact]
    public async Task Layers_that_are_no_signatures_are_passed_over()
    {
        var layout = new OciLayout(_folder["layout"]);
        var artifact = await SampleArtifact.PushAsync(layout, "a");
        var config = new ImageConfig().ToBytes();
        var payload = "{}"u8.ToArray();
        var layers = new[] { "", "not base64", Convert.ToBase64String(_key.Sign(payload)) }.Select(signature => Descriptor.Of("application/vnd.dev.cosign.simplesigning.v1+json", payload) with
        {
            Annotations = new Dictionary<string, string> { ["dev.cosignproject.cosign/signature"] = signature },
        });
        var manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, config), layers);
        await layout.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await layout.PushAsync(manifest.Layers[0], ContentSource.FromBytes(payload));
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await layout.TagAsync(manifest.Descriptor, SignatureTag.Of(artifact.Digest));

        Assert.False(await ArtifactSignature.VerifyAsync(_key.Verification, artifact.Digest, layout, CancellationToken.None));
        var signed = await ArtifactSignature.SignAsync(_key, Canonical, artifact.Digest, layout, CancellationToken.None);

        Assert.Equal(4, (await ImageManifest.FetchAsync(layout, signed.Signatures)).Layers.Count);
    }

    [Fact]
    public async Task Signatures_of_other_programs_are_copied_byte_for_byte_and_join_those_that_are_there()
    {
        var (from, to, empty) = (new OciLayout(_folder["from"]), new OciLayout(_folder["to"]), new OciLayout(_folder["empty"]));
        var artifact = (await SampleArtifact.PushAsync(from, "a")).Digest;
        var payload = "{}"u8.ToArray();
        var config = """{"architecture":"","os":"","rootfs":{"type":"layers","diff_ids":[]},"config":{},"of-another-program":true}"""u8.ToArray();
        var layer = Descriptor.Of("application/vnd.dev.cosign.simplesigning.v1+json", payload) with { Annotations = new Dictionary<string, string> { ["dev.cosignproject.cosign/signature"] = "AAAA" } };
        var manifest = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, config), [layer]);
        await from.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await from.PushAsync(layer, ContentSource.FromBytes(payload));
        await from.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await from.TagAsync(manifest.Descriptor, SignatureTag.Of(artifact));
        await ArtifactSignature.SignAsync(_key, Canonical, artifact, to, CancellationToken.None);

        foreach (var target in new[] { empty, empty, to, to })
        {
            await ArtifactSignature.CopyAsync(from, artifact, target, CancellationToken.None);
        }

        Assert.Equal(manifest.Descriptor.Digest, (await empty.ResolveAsync(SignatureTag.Of(artifact)))!.Digest);
        Assert.Equal(2, (await ImageManifest.FetchAsync(to, (await to.ResolveAsync(SignatureTag.Of(artifact)))!)).Layers.Count);
        Assert.True(await ArtifactSignature.VerifyAsync(_key.Verification, artifact, to, CancellationToken.None));
    }

    [Fact]
    public async Task Signatures_that_others_replace_time_and_again_are_an_error()
    {
        var layout = new OciLayout(_folder["layout"]);
        var artifact = (await SampleArtifact.PushAsync(layout, "a")).Digest;

        var error = await Assert.ThrowsAsync<LostSignatureException>(() => ArtifactSignature.SignAsync(_key, Canonical, artifact, new ForgetfulRepository(layout), CancellationToken.None));

        Assert.Equal($"{layout.Location}:{SignatureTag.Of(artifact)}", error.Reference);
    }

    [SkippableFact]
    public async Task Cosign_verifies_what_is_signed_here_with_the_key_that_it_made()
    {
        var (key, publicKey) = await GenerateAsync("cosign");
        var (_, stranger) = await GenerateAsync("stranger");
        var repository = await OpenAsync();
        var artifact = await SampleArtifact.PushAsync(repository, "a");
        using (key)
        {
            await ArtifactSignature.SignAsync(key, Canonical, artifact.Digest, repository, CancellationToken.None);
        }

        var verified = await VerifyAsync(publicKey, $"{repository.Location}:0.1.0");

        Assert.True(verified.ExitCode == 0, verified.StandardError);
        Assert.Contains($"\"docker-manifest-digest\":\"{artifact.Digest}\"", verified.StandardOutput, StringComparison.Ordinal);
        Assert.NotEqual(0, (await VerifyAsync(stranger, $"{repository.Location}:0.1.0")).ExitCode);
    }

    [SkippableFact]
    public async Task Cosign_verifies_what_a_plain_key_signed_beside_its_own_signature()
    {
        var (key, publicKey) = await GenerateAsync("cosign");
        key.Dispose();
        var repository = await OpenAsync();
        var artifact = await SampleArtifact.PushAsync(repository, "a");
        await SignAsync("cosign.key", $"{repository.Location}@{artifact.Digest}");

        await ArtifactSignature.SignAsync(_key, Canonical, artifact.Digest, repository, CancellationToken.None);

        foreach (var file in (string[])[publicKey, _folder.Write("plain.pub", _key.Verification.ToString())])
        {
            var verified = await VerifyAsync(file, $"{repository.Location}@{artifact.Digest}");
            Assert.True(verified.ExitCode == 0, verified.StandardError);
        }
    }

    [SkippableFact]
    public async Task What_cosign_signed_with_the_key_is_verified_and_not_signed_again()
    {
        var (key, publicKey) = await GenerateAsync("cosign");
        var repository = await OpenAsync();
        var artifact = await SampleArtifact.PushAsync(repository, "a");
        await SignAsync("cosign.key", $"{repository.Location}@{artifact.Digest}");
        var before = await repository.ResolveAsync(SignatureTag.Of(artifact.Digest));
        using var verification = VerificationKey.Parse(await File.ReadAllTextAsync(publicKey), publicKey);

        using (key)
        {
            Assert.Equal(new SignedArtifact(before!, Written: false), await ArtifactSignature.SignAsync(key, Canonical, artifact.Digest, repository, CancellationToken.None));
        }

        Assert.True(await ArtifactSignature.VerifyAsync(verification, artifact.Digest, repository, CancellationToken.None));
    }

    // Neither a transparency log nor anything else beyond loopback is asked.
    private async Task<Command> CosignAsync(params string[] arguments) => (await TestTools.RequireAsync("cosign")).Prepare(arguments)
        .WithWorkingDirectory(_folder.FullPath)
        .WithEnvironment(new Dictionary<string, string?>
        {
            ["HOME"] = _folder["home"],
            ["COSIGN_PASSWORD"] = Password,
            ["HTTPS_PROXY"] = "http://127.0.0.1:1",
        });

    private async Task<(SigningKey Key, string PublicKey)> GenerateAsync(string prefix)
    {
        await (await CosignAsync("generate-key-pair", "--output-key-prefix", prefix)).RunAsync(CancellationToken.None);
        var environment = new Dictionary<string, string> { [SigningKey.PasswordVariable] = Password };
        return (await SigningKey.LoadAsync(_folder[$"{prefix}.key"], environment, CancellationToken.None), _folder[$"{prefix}.pub"]);
    }

    private async Task SignAsync(string key, string artifact) =>
        await (await CosignAsync("sign", "--key", key, "--tlog-upload=false", "--allow-insecure-registry", "--yes", artifact)).RunAsync(CancellationToken.None);

    private async Task<CommandResult> VerifyAsync(string publicKey, string artifact) =>
        await (await CosignAsync("verify", "--key", publicKey, "--insecure-ignore-tlog=true", "--allow-insecure-registry", artifact)).ProbeAsync(CancellationToken.None);

    private async Task<IRepository> OpenAsync([CallerMemberName] string test = "") =>
        _client.Open(new RepositoryName((await registries.OpenAsync()).Host, "signatures/" + test.ToLowerInvariant().Replace('_', '-')));
}
