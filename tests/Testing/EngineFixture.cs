using Xunit;

namespace KubeStellar.Testing;

/// <summary>One dockerd and one podman for all tests of an assembly, each started when the first test asks for it.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private readonly Lazy<Task<TestEngine>> _docker = new(() => Task.Run(() => TestEngine.StartDockerAsync()));
    private readonly Lazy<Task<TestEngine>> _podman = new(() => Task.Run(() => TestEngine.StartPodmanAsync()));

    /// <summary>The shared dockerd; each test uses image names of its own.</summary>
    public Task<TestEngine> DockerAsync() => _docker.Value;

    /// <summary>The shared podman; each test uses image names of its own.</summary>
    public Task<TestEngine> PodmanAsync() => _podman.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in (Lazy<Task<TestEngine>>[])[_docker, _podman])
        {
            if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await started.Value).DisposeAsync();
        }
    }
}
