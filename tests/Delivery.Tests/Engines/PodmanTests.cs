using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

[Collection(EnginesCollection.Name)]
public sealed class PodmanTests(EngineFixture engines) : EngineTests
{
    protected override Task<TestEngine> ServerAsync() => engines.PodmanAsync();

    protected override Task<TestEngine> StartAsync(TestEngineOptions options) => TestEngine.StartPodmanAsync(options);

    protected override IEnumerable<(string Name, string Value)> SshTo(TestEngine server) => [("CONTAINER_HOST", $"ssh://engine.example{server.Endpoint["unix://".Length..]}")];
}
