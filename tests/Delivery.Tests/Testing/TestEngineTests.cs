using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Testing;

[Collection(EnginesCollection.Name)]
public sealed class TestEngineTests(EngineFixture engines)
{
    [SkippableFact]
    public async Task Dockerd_answers_on_its_own_socket()
    {
        var engine = await engines.DockerAsync();
        var printed = await engine.Docker("info", "--format", "{{.Driver}} {{.DockerRootDir}}").RunAsync(CancellationToken.None);
        Assert.StartsWith("vfs " + Path.GetDirectoryName(engine.Endpoint["unix://".Length..]), printed.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Podman_answers_on_its_own_socket()
    {
        var engine = await engines.PodmanAsync();
        var printed = await engine.Docker("info", "--format", "{{.Driver}} {{.DockerRootDir}}").RunAsync(CancellationToken.None);
        Assert.StartsWith("vfs " + Path.GetDirectoryName(engine.Endpoint["unix://".Length..]), printed.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_engine_is_gone_when_disposed()
    {
        var engine = await TestEngine.StartDockerAsync();
        Assert.True(File.Exists(engine.Endpoint["unix://".Length..]));
        await engine.DisposeAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(engine.Endpoint["unix://".Length..])));
    }
}
