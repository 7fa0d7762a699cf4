using System.Diagnostics;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>A release of the sample to a real registry that nothing interrupts, and the root folder whose caches the others use: what they are measured by.</summary>
public sealed class UndisturbedRelease : IAsyncLifetime
{
    private readonly Lazy<Task> _release;

    /// <summary>Prepares the release; it runs when the first test asks for it.</summary>
    public UndisturbedRelease() => _release = new(ReleaseAsync);

    /// <summary>The script and its root folder.</summary>
    public BuildScript Build { get; } = new();

    /// <summary>The canonical repositories of the sample.</summary>
    public IReadOnlyList<RepositoryName> Repositories { get; private set; } = [];

    /// <summary>What it published.</summary>
    public PublishedState State { get; private set; } = null!;

    /// <summary>The number of its requests.</summary>
    public int RequestCount { get; private set; }

    /// <summary>The tags that it wrote, without those that are not for users, in order, as <c>repository:tag</c>.</summary>
    public IReadOnlyList<string> TagOrder { get; private set; } = [];

    /// <summary>The number of lines that it printed.</summary>
    public int LineCount { get; private set; }

    /// <summary>How long it took with what was in the caches.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>How long it took when the cache of layers was empty.</summary>
    public TimeSpan DurationWithoutCache { get; private set; }

    /// <summary>Runs the release unless it ran.</summary>
    public Task EnsureAsync() => _release.Value;

    /// <summary>The arguments of the release.</summary>
    /// <param name="registry">The value of <c>--registry</c>.</param>
    public static string[] ArgumentsFor(string registry) => ["Release", "--version", "0.1.0", "--registry", registry];

    /// <summary>Removes what was staged.</summary>
    public void ForgetStaging() => Remove("output");

    /// <summary>Removes the cache of layers and binaries, so that the next run links and compresses anew.</summary>
    public void ForgetLayers() => Remove(".nuke/temp/delivery/layers");

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Build.Dispose();
        return Task.CompletedTask;
    }

    private async Task ReleaseAsync()
    {
        // The very first run also fills Go's own cache, which takes as long as it takes.
        await RunAsync();
        ForgetLayers();
        DurationWithoutCache = await RunAsync();
        Duration = await RunAsync();
    }

    private async Task<TimeSpan> RunAsync()
    {
        ForgetStaging();
        await using var registry = await TestRegistry.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Host);
        var watch = Stopwatch.StartNew();
        var result = await Build.RunAsync(ArgumentsFor(proxy.Host));
        watch.Stop();
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        LineCount = result.StandardOutput.Split('\n').Length;
        RequestCount = proxy.Requests.Count;
        (Repositories, TagOrder) = TagWrites.Among(proxy.Requests);
        await using var client = new RemoteRegistry();
        State = await PublishedState.ReadAsync(new RegistryTarget(client, registry.Host), Repositories);
        return watch.Elapsed;
    }

    private void Remove(string folder)
    {
        if (Directory.Exists(Build.Folder[folder]))
            Directory.Delete(Build.Folder[folder], recursive: true);
    }
}
