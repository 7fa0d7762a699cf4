using System.Collections.Concurrent;
using System.Security.Cryptography;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Signing;
using KubeStellar.EndToEnd.Interruptions;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>The sample, rehearsed once in a folder and in a registry, and what its release makes where nothing disturbs it.</summary>
public sealed class RehearsedSample : IAsyncLifetime
{
    /// <summary>The version that is released.</summary>
    public const string Version = "0.1.0";

    private const string SampleFolder = ".nuke/temp/delivery/sample";

    private readonly Lazy<Task> _prepared;
    private readonly ConcurrentDictionary<ReleaseVariant, Lazy<Task<UndisturbedState>>> _undisturbed = new();
    private TestRegistry? _registry;

    /// <summary>Prepares the sample when the first test asks for it.</summary>
    public RehearsedSample() => _prepared = new(PrepareAsync);

    /// <summary>The credentials for registries that give tokens.</summary>
    public static ICredentialSource Credentials { get; } = new EnvironmentCredentials(new Dictionary<string, string>
    {
        [EnvironmentCredentials.UsernameVariable] = TokenGate.UserName,
        [EnvironmentCredentials.PasswordVariable] = TokenGate.Password,
    });

    /// <summary>The script and its root folder.</summary>
    public BuildScript Build { get; } = new();

    /// <summary>The folders of the sample's repositories.</summary>
    public IReadOnlyList<string> Folders { get; private set; } = [];

    /// <summary>The rehearsal in a folder.</summary>
    public IDeliveryTarget Rehearsal => new LayoutTarget(Build.Folder["output/rehearsal"], "rehearsal");

    /// <summary>The host of the registry that holds the rehearsal as well.</summary>
    public string RehearsalHost => _registry!.Host;

    /// <summary>The file of the key that signs.</summary>
    public string KeyFile => Build.Folder["signing.key"];

    /// <summary>The key that signs.</summary>
    public SigningKey Key { get; private set; } = null!;

    /// <summary>Rehearses unless that was done.</summary>
    public Task EnsureAsync() => _prepared.Value;

    /// <summary>Returns what an undisturbed release leaves in a registry.</summary>
    /// <param name="variant">What is released.</param>
    public Task<UndisturbedState> UndisturbedAsync(ReleaseVariant variant) => _undisturbed.GetOrAdd(variant, asked => new(() => ReleaseAsync(asked))).Value;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
        Key?.Dispose();
        Build.Dispose();
    }

    private async Task PrepareAsync()
    {
        await Build.ReportOfAsync(["Rehearse", "--version", Version]);
        Folders = [.. Directory.GetDirectories(Build.Folder[SampleFolder]).Where(folder => Directory.Exists(Path.Combine(folder, ".git"))).Order(StringComparer.Ordinal)];
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Key = await SigningKey.LoadAsync(KeyFile, new Dictionary<string, string>(), CancellationToken.None);
        _registry = await TestRegistry.StartAsync();
        var attempt = await new DomainProgram(this).RunAsync(FaultScenario.Of(ReleaseVariant.Empty), _registry.Host, null);
        Assert.True(attempt.Succeeded, attempt.Error);
    }

    private async Task<UndisturbedState> ReleaseAsync(ReleaseVariant variant)
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var client = new RemoteRegistry();
        var target = new RegistryTarget(client, registry.Host);
        await EarlierRelease.PublishAsync(variant, target);
        await using var proxy = await FaultProxy.StartAsync(registry.Host);
        var before = await PublishedState.ReadAsync(target, [EarlierRelease.Repository]);
        var attempt = await new DomainProgram(this).RunAsync(FaultScenario.Of(variant), proxy.Host, null);
        Assert.True(attempt.Succeeded, attempt.Error);
        var writes = TagWrites.Among(proxy.Requests);
        return new UndisturbedState(before, writes, await PublishedState.ReadAsync(target, writes.Repositories));
    }
}
