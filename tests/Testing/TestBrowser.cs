using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Testing;

/// <summary>A real browser (Chromium without a window) that a test drives over its DevTools protocol; it ends with the test.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private const string Program = "chromium-headless-shell";
    private const string ReadyMark = "DevTools listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory;
    private readonly ServerProcess _server;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _pending = new();
    private readonly ConcurrentDictionary<string, BrowserPage> _pages = new();
    private Task _receiving = Task.CompletedTask;
    private int _calls;

    private TestBrowser(TemporaryDirectory directory, ServerProcess server) => (_directory, _server) = (directory, server);

    /// <summary>Starts a browser; skips the test with the reason when none can be brought, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestBrowser> StartAsync()
    {
        var tool = await TestTools.RequireAsync(Program);
        var directory = new TemporaryDirectory();
        try
        {
            var (server, address) = await ServerProcess.StartAsync(Prepare(tool, directory), TimeSpan.FromSeconds(2), ReadAddress, CancellationToken.None);
            var browser = new TestBrowser(directory, server);
            await browser._socket.ConnectAsync(address, CancellationToken.None);
            browser._receiving = browser.ReceiveAsync();
            return browser;
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Opens a page of a size in pixels and waits until it is loaded.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address, int width = 1400, int height = 900)
    {
        var target = await CallAsync(null, "Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await CallAsync(null, "Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        var session = attached["sessionId"]!.GetValue<string>();
        var page = new BrowserPage((method, parameters) => CallAsync(session, method, parameters));
        _pages[session] = page;
        await page.LoadAsync(address, width, height).WaitAsync(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    // Debian's own start script names the installed program, and its library for sound stands in a folder of its own.
    private static Command Prepare(TestTool tool, TemporaryDirectory directory)
    {
        var command = tool.Prepare();
        if (tool.Packages is { } packages)
        {
            var libraries = command.Environment.GetValueOrDefault("LD_LIBRARY_PATH") ?? "";
            var own = libraries.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "pulseaudio"));
            var fonts = directory.Write("fonts.conf", $"<fontconfig><dir>/usr/share/fonts</dir><dir>{packages.Root}/usr/share/fonts</dir><cachedir>{directory["fonts"]}</cachedir><match target=\"pattern\"><edit name=\"family\" mode=\"append_last\"><string>DejaVu Sans</string></edit></match></fontconfig>\n");
            command = new Command(Path.Combine(packages.Root, "usr", "lib", "chromium", Program))
                .WithEnvironment(command.Environment)
                .WithEnvironment("LD_LIBRARY_PATH", string.Join(':', own.Prepend(libraries)))
                .WithEnvironment("FONTCONFIG_FILE", fonts);
        }

        // Its sandbox refuses to be started by root, as whom containers run.
        return command.With("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0", $"--user-data-dir={directory.Make("profile")}");
    }

    private static Uri? ReadAddress(string line) => line.IndexOf(ReadyMark, StringComparison.Ordinal) is >= 0 and var start ? new Uri(line[(start + ReadyMark.Length)..].Trim()) : null;

    private async Task<JsonNode> CallAsync(string? session, string method, JsonObject? parameters)
    {
        var id = Interlocked.Increment(ref _calls);
        var answer = _pending[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            call["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
        return await answer.Task.WaitAsync(Patience);
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await ReadMessageAsync() is { } message)
                Take(message);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser ended, or the test did.
        }
        foreach (var answer in _pending.Values)
            answer.TrySetException(new InvalidOperationException($"the browser ended:\n{string.Join('\n', _server.Lines)}"));
    }

    private async Task<JsonNode?> ReadMessageAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(message.ToArray());
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is { } id)
        {
            if (!_pending.TryRemove(id, out var answer))
                return;
            if (message["error"] is { } error)
                answer.SetException(new InvalidOperationException(error.ToJsonString()));
            else
                answer.SetResult(message["result"]!);
        }
        else if (message["sessionId"]?.GetValue<string>() is { } session && _pages.TryGetValue(session, out var page))
        {
            page.Take(message["method"]!.GetValue<string>(), message["params"]!);
        }
    }
}
