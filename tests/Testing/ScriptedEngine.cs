using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubeStellar.Testing;

/// <summary>A server on a Unix socket that answers as a test wants an engine to; what the test leaves to it, it answers as docker does that holds one image.</summary>
public sealed class ScriptedEngine : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly WebApplication _server;

    private ScriptedEngine(Func<HttpContext, Task<bool>> answer, string imageId, string version)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenUnixSocket(_folder["engine.sock"]);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        _server = builder.Build();
        _server.Run(async context =>
        {
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            if (!await answer(context))
                await AnswerAsync(context, imageId, version);
        });
    }

    /// <summary>The value of <c>DOCKER_HOST</c> that leads to this engine.</summary>
    public string Endpoint => "unix://" + _folder["engine.sock"];

    /// <summary>The requests so far, as <c>GET /version</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Starts an engine.</summary>
    /// <param name="answer">Answers a request and returns true, or returns false.</param>
    /// <param name="imageId">The ID of its image.</param>
    /// <param name="version">What it answers to <c>GET /version</c>.</param>
    public static async Task<ScriptedEngine> StartAsync(
        Func<HttpContext, Task<bool>> answer,
        string imageId = "",
        string version = """{"ApiVersion":"1.41","MinAPIVersion":"1.12"}""")
    {
        var engine = new ScriptedEngine(answer, imageId, version);
        await engine._server.StartAsync();
        return engine;
    }

    /// <summary>Answers requests whose path ends with a text with a status and a body, and leaves the others.</summary>
    /// <param name="path">The end of the path.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static Func<HttpContext, Task<bool>> Answering(string path, int status, string body, string mediaType = "application/json") => async context =>
    {
        if (!context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal))
            return false;
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        await context.Response.WriteAsync(body);
        return true;
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
        }
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, string imageId, string version)
    {
        var path = context.Request.Path.Value!;
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";
        if (path == "/version")
            await context.Response.WriteAsync(version);
        else if (path.EndsWith("/images/load", StringComparison.Ordinal))
            await context.Response.WriteAsync("""{"stream":"Loaded image"}""");
        else if (path.EndsWith("/json", StringComparison.Ordinal))
            await context.Response.WriteAsync($$"""{"Id":"{{imageId}}","Os":"linux","Architecture":"amd64"}""");
        else
            context.Response.StatusCode = StatusCodes.Status201Created;
    }
}
