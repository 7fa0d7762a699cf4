using System.Net;
using System.Text;

namespace KubeStellar.Oci.Tests;

/// <summary>Answers requests by a script, for what a real registry cannot be made to do; it stands in for the network and keeps what was asked.</summary>
internal sealed class ScriptedRegistry(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _requests = [];

    /// <summary>The requests as <c>GET https://host/path?query</c>, with the scheme of authorization and the number of body bytes where there are any.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public List<string> Bodies { get; } = [];

    /// <summary>A client that sends every request once, unless the options say otherwise.</summary>
    public RemoteRegistry Client(RegistryClientOptions? options = null) =>
        new((options ?? new RegistryClientOptions { Retries = RetryOptions.None }) with { Decorate = _ => this });

    public static HttpResponseMessage Answer(HttpStatusCode status, string? json = null, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json ?? "")) };
        foreach (var (name, value) in headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static HttpResponseMessage Challenge(string challenge) =>
        Answer(HttpStatusCode.Unauthorized, """{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}""", ("WWW-Authenticate", challenge));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_lock)
        {
            var authorization = request.Headers.Authorization is { } header ? $" [{header.Scheme}]" : "";
            _requests.Add($"{request.Method} {request.RequestUri}{authorization}{(body.Length > 0 ? $" +{body.Length}" : "")}");
            Bodies.Add(Encoding.UTF8.GetString(body));
        }

        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
