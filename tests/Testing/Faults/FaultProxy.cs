using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace KubeStellar.Testing.Faults;

/// <summary>A reverse proxy on a port of 127.0.0.1 in front of a registry, which does to requests what its rules say; bodies are streamed both ways.</summary>
/// <remarks>The registry sees the proxy's own host in <c>Host</c>, so the addresses of uploads that it answers lead through the proxy as well.</remarks>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpMessageInvoker _upstream = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly string _registry;
    private ImmutableList<ArmedRule> _rules;

    private FaultProxy(string registry, IEnumerable<FaultRule> rules)
    {
        _registry = registry;
        _rules = [.. rules.Select(rule => new ArmedRule(rule))];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Host and port, as they stand in a reference.</summary>
    public string Host => new Uri(_server.Urls.Single()).Authority;

    /// <summary>The requests that were answered or dropped so far, in the order of their ends, as <c>PUT /v2/a/manifests/1 201</c> or <c>… dropped</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Starts a proxy.</summary>
    /// <param name="registry">Host and port of the registry behind it.</param>
    /// <param name="rules">The first rules; an earlier rule wraps a later one.</param>
    public static async Task<FaultProxy> StartAsync(string registry, params IEnumerable<FaultRule> rules)
    {
        var proxy = new FaultProxy(registry, rules);
        await proxy._server.StartAsync();
        return proxy;
    }

    /// <summary>Adds rules, inside those that are there.</summary>
    /// <param name="rules">The rules.</param>
    public void Add(params IEnumerable<FaultRule> rules) => ImmutableInterlocked.Update(ref _rules, (old, added) => old.AddRange(added), rules.Select(rule => new ArmedRule(rule)).ToList());

    /// <summary>Removes all rules; from now on every request passes.</summary>
    public void Clear() => _rules = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
        }
        await _server.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var subject = $"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}";
        try
        {
            using var request = Read(context.Request);
            using var answer = await HandOnAsync(request, _rules, context.RequestAborted);
            _requests.Enqueue($"{subject} {(int)answer.StatusCode}");
            await WriteAsync(answer, context);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            _requests.Enqueue($"{subject} dropped");
            context.Abort();
        }
    }

    private Task<HttpResponseMessage> HandOnAsync(HttpRequestMessage request, ImmutableList<ArmedRule> rules, CancellationToken aborted)
    {
        if (rules.IsEmpty)
            return _upstream.SendAsync(request, aborted);
        Task<HttpResponseMessage> Next(HttpRequestMessage changed) => HandOnAsync(changed, rules.RemoveAt(0), aborted);
        return rules[0].Meets(request) ? rules[0].Does(request, Next) : Next(request);
    }

    private HttpRequestMessage Read(HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), $"http://{_registry}{from.GetEncodedPathAndQuery()}");
        if (from.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()!.CanHaveBody || from.ContentLength is not null)
            request.Content = new StreamContent(from.Body);
        foreach (var (name, values) in from.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        return request;
    }

    private static async Task WriteAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            context.Response.Headers[name] = values.ToArray();
        // Kestrel frames the body anew.
        context.Response.Headers.Remove("Transfer-Encoding");
        if (context.Request.Method != HttpMethod.Head.Method)
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private sealed class ArmedRule(FaultRule rule)
    {
        private int _matched;

        public Misbehaviour Does => rule.Does;

        public bool Meets(HttpRequestMessage request) =>
            rule.Matches(request) && Interlocked.Increment(ref _matched) is var number && number > rule.After && number - rule.After <= (rule.Times ?? int.MaxValue);
    }
}
