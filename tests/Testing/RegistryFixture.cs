using Xunit;

namespace KubeStellar.Testing;

/// <summary>One open registry and one with basic authentication for all tests of an assembly, each started when the first test asks for it.</summary>
public sealed class RegistryFixture : IAsyncLifetime
{
    private readonly Lazy<Task<TestRegistry>> _open = new(() => Task.Run(() => TestRegistry.StartAsync()));
    private readonly Lazy<Task<TestRegistry>> _guarded = new(() => Task.Run(() => TestRegistry.StartAsync(new TestRegistryOptions { BasicAuthentication = true })));

    /// <summary>The open registry; tests share it, so each uses repository names of its own.</summary>
    public Task<TestRegistry> OpenAsync() => _open.Value;

    /// <summary>The registry that asks for <see cref="TestRegistry.UserName"/> and <see cref="TestRegistry.Password"/>.</summary>
    public Task<TestRegistry> GuardedAsync() => _guarded.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in (Lazy<Task<TestRegistry>>[])[_open, _guarded])
        {
            if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await started.Value).DisposeAsync();
        }
    }
}
