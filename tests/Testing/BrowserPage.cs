using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeStellar.Testing;

/// <summary>A page in a <see cref="TestBrowser"/>.</summary>
public sealed class BrowserPage
{
    private static readonly Dictionary<string, (int Code, string? Text)> NamedKeys = new(StringComparer.Ordinal)
    {
        ["Enter"] = (13, "\r"),
        ["Escape"] = (27, null),
        ["Tab"] = (9, null),
        ["ArrowLeft"] = (37, null),
        ["ArrowUp"] = (38, null),
        ["ArrowRight"] = (39, null),
        ["ArrowDown"] = (40, null),
    };

    private readonly Func<string, JsonObject?, Task<JsonNode>> _call;
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _requests = new();

    internal BrowserPage(Func<string, JsonObject?, Task<JsonNode>> call) => _call = call;

    /// <summary>What the console showed as an error, what scripts did not catch, and what the page's policy forbade.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>The addresses that the page asked for, its own first.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Returns the value of an expression.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await _call("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } error
            ? throw new InvalidOperationException($"{expression}: {error.ToJsonString()}")
            : answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Presses keys one after another: a name such as <c>Enter</c>, or what a key types.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            var (code, text) = NamedKeys.TryGetValue(key, out var named) ? named : (0, key);
            var down = new JsonObject { ["type"] = text is null ? "rawKeyDown" : "keyDown", ["key"] = key, ["windowsVirtualKeyCode"] = code };
            if (text is not null)
                down["text"] = text;
            await _call("Input.dispatchKeyEvent", down);
            await _call("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key, ["windowsVirtualKeyCode"] = code });
        }
    }

    /// <summary>Types a text, letter by letter.</summary>
    public Task TypeAsync(string text) => PressAsync([.. text.Select(letter => letter.ToString())]);

    /// <summary>Clicks in the middle of the first element that a selector finds.</summary>
    public async Task ClickAsync(string selector)
    {
        var place = await EvaluateAsync<double[]>($"(() => {{ const area = document.querySelector({JsonSerializer.Serialize(selector)}).getBoundingClientRect(); return [area.left + area.width / 2, area.top + area.height / 2]; }})()");
        await MouseAsync("mousePressed", (place[0], place[1]));
        await MouseAsync("mouseReleased", (place[0], place[1]));
    }

    /// <summary>Drags from one point to another.</summary>
    public async Task DragAsync((double X, double Y) from, (double X, double Y) to)
    {
        await MouseAsync("mousePressed", from);
        await MouseAsync("mouseMoved", ((from.X + to.X) / 2, (from.Y + to.Y) / 2));
        await MouseAsync("mouseMoved", to);
        await MouseAsync("mouseReleased", to);
    }

    /// <summary>Says which colours the user prefers: <c>light</c> or <c>dark</c>.</summary>
    public Task PreferAsync(string colours) =>
        _call("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colours }) });

    /// <summary>Returns a picture of the page as PNG.</summary>
    public async Task<byte[]> PhotographAsync() => Convert.FromBase64String((await _call("Page.captureScreenshot", null))["data"]!.GetValue<string>());

    internal async Task LoadAsync(Uri address, int width, int height)
    {
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            await _call(domain + ".enable", null);
        await _call("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await _call("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await _loaded.Task;
    }

    internal void Take(string method, JsonNode parameters)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
            case "Runtime.consoleAPICalled" when parameters["type"]?.GetValue<string>() is "error" or "warning" or "assert":
            case "Log.entryAdded" when parameters["entry"]!["level"]?.GetValue<string>() is "error" or "warning":
                _errors.Enqueue(parameters.ToJsonString());
                break;
        }
    }

    private Task<JsonNode> MouseAsync(string type, (double X, double Y) at) =>
        _call("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = at.X, ["y"] = at.Y, ["button"] = "left", ["buttons"] = 1, ["clickCount"] = 1 });
}
