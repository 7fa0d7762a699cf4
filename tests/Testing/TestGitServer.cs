using System.Net;
using System.Net.Sockets;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Testing;

/// <summary>A real <c>git daemon</c> on 127.0.0.1 that serves the repositories below a folder.</summary>
public sealed class TestGitServer : IAsyncDisposable
{
    private readonly ServerProcess _server;

    private TestGitServer(ServerProcess server, string address)
    {
        _server = server;
        Address = address;
    }

    /// <summary>The URL of the folder, such as <c>git://127.0.0.1:40001</c>.</summary>
    public string Address { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="folder">The absolute folder that holds the repositories.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<TestGitServer> StartAsync(string folder, CancellationToken cancellationToken = default)
    {
        var port = FreePort();
        var daemon = new Command("git").With(
            "daemon", "--verbose", "--export-all", "--reuseaddr", "--listen=127.0.0.1", $"--port={port}", $"--base-path={folder}", folder);
        var (server, _) = await ServerProcess.StartAsync(
            daemon, TimeSpan.FromSeconds(1), line => line.Contains("Ready to rumble", StringComparison.Ordinal) ? line : null, cancellationToken);
        return new TestGitServer(server, $"git://127.0.0.1:{port}");
    }

    /// <summary>Ends the server.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // git daemon cannot say which port it was given, so it is asked for one that was free a moment ago.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
