using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeStellar.Oci.Tests;

/// <summary>Listens on loopback and answers each request without a body by a script from its lines; null answers nothing and keeps the connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string[], string?> _answer;
    private readonly Task _work;

    public ScriptedServer(Func<string[], string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _work = AcceptAsync();
    }

    public string Host => _listener.LocalEndpoint.ToString()!;

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
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
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
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            var lines = new List<string>();
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                lines.Add(line);
                if (line.Length == 0)
                {
                    if (_answer([.. lines]) is { } answer)
                    {
                        await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer.ReplaceLineEndings("\r\n")), _stop.Token);
                    }

                    lines.Clear();
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client closed the connection, or the test is over.
        }
    }
}
