using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeStellar.Testing.Network;

/// <summary>A proxy on a port of 127.0.0.1 that leads hosts to servers of the test: tunnels (<c>CONNECT</c>), and requests of plain HTTP by their whole address.</summary>
public sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly IReadOnlyDictionary<string, string> _routes;
    private readonly string? _user;
    private readonly Task _work;

    /// <summary>Starts the proxy.</summary>
    /// <param name="routes">Where each <c>host:port</c> leads, as <c>127.0.0.1:port</c>; others are answered 403.</param>
    /// <param name="user">What it wants as <c>user:password</c>, else it answers 407; null for nothing.</param>
    public TestProxy(IReadOnlyDictionary<string, string> routes, string? user = null)
    {
        (_routes, _user) = (routes, user);
        _listener.Start();
        _work = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Host => _listener.LocalEndpoint.ToString()!;

    /// <summary>What it was asked for and answered, as <c>CONNECT registry.test:443 200</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _work;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            while (await ReadHeadAsync(stream) is { } head)
            {
                if (!await AnswerAsync(head, stream))
                    return;
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // One of the two sides is gone, or the test is over.
        }
    }

    // Returns whether the connection may ask for more.
    private async Task<bool> AnswerAsync(string head, NetworkStream client)
    {
        var (method, target) = head.Split(' ') is [var first, var second, ..] ? (first, second) : ("", "");
        var isTunnel = method == "CONNECT";
        var authority = isTunnel ? target : new Uri(target) is var uri ? $"{uri.Host}:{uri.Port}" : "";
        var isWelcome = _user is null || head.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(_user))}\r\n", StringComparison.OrdinalIgnoreCase);
        var status = !isWelcome ? "407 Proxy Authentication Required" : !_routes.ContainsKey(authority) ? "403 Forbidden" : "200 OK";
        _requests.Enqueue($"{method} {authority} {status[..3]}");
        if (status[0] == '4')
        {
            var challenge = isWelcome ? "" : "Proxy-Authenticate: Basic realm=\"test\"\r\n";
            await WriteAsync(client, $"HTTP/1.1 {status}\r\n{challenge}Content-Length: 0\r\n\r\n");
            return true;
        }
        using var server = new TcpClient();
        await server.ConnectAsync(IPEndPoint.Parse(_routes[authority]), _stop.Token);
        if (isTunnel)
            await WriteAsync(client, "HTTP/1.1 200 OK\r\n\r\n");
        else
            await WriteAsync(server.GetStream(), head.Replace(target, new Uri(target).PathAndQuery, StringComparison.Ordinal).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));
        await Task.WhenAny(client.CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(client, _stop.Token));
        return false;
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) > 0)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                return head.ToString();
        }
        return null;
    }

    private Task WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), _stop.Token).AsTask();
}
