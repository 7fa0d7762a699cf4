using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

[Collection(EnginesCollection.Name)]
public sealed class DockerTests(EngineFixture engines) : EngineTests
{
    // podman believes the configuration.
    [SkippableFact]
    public async Task An_image_whose_layer_is_not_what_its_configuration_says_is_refused()
    {
        using var image = await LoadableImage.NoiseAsync();
        var config = await image.Layout.FetchBytesAsync(image.Manifest.Config, ImageConfig.MaxSize);
        await AssertRefusedAsync(image, (ImageConfig.Parse(config) with { DiffIds = [Digest.Of("other"u8)] }).ToBytes());
    }

    protected override Task<TestEngine> ServerAsync() => engines.DockerAsync();

    protected override Task<TestEngine> StartAsync(TestEngineOptions options) => TestEngine.StartDockerAsync(options);

    protected override IEnumerable<(string Name, string Value)> SshTo(TestEngine server) => [("DOCKER_HOST", "ssh://contributor@engine.example:2222")];
}
