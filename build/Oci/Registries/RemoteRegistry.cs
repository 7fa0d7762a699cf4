namespace KubeStellar.Oci;

/// <summary>Registries that speak the OCI distribution specification, whatever their host, over one pool of connections.</summary>
public sealed class RemoteRegistry : IRegistry, IAsyncDisposable
{
    private readonly RegistryTransport _transport;

    /// <summary>Creates the client; nothing is sent by that.</summary>
    /// <param name="options">How to talk to registries; null for the defaults.</param>
    public RemoteRegistry(RegistryClientOptions? options = null) => _transport = new RegistryTransport(options ?? new RegistryClientOptions());

    /// <summary>Returns the repository of the name; nothing is sent by that.</summary>
    /// <param name="name">The name.</param>
    public IRepository Open(RepositoryName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new RemoteRepository(_transport, name);
    }

    /// <summary>Opens a connection to a registry ahead of the first request that needs one; whatever fails is left for that request to report.</summary>
    /// <param name="registry">The host, with a port where it is not the usual one.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task ConnectAsync(string registry, CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await _transport.SendAsync(HttpMethod.Get, _transport.AddressOf(registry, ""), scope: null, terms: _transport.ReadTerms with { Repeats = false }, cancellationToken: cancellationToken);
        }
        catch (Exception error) when (error is FaultException or OperationCanceledException)
        {
        }
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync()
    {
        _transport.Dispose();
        return ValueTask.CompletedTask;
    }
}
