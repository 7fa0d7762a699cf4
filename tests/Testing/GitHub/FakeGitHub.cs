using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KubeStellar.Testing.GitHub;

/// <summary>
/// GitHub's REST API for releases over real HTTP on 127.0.0.1, as docs.github.com describes it: drafts are seen by writers in lists alone, pages,
/// files refused under a name that is taken, uploads at an address of their own. It keeps what was asked, and fails when told to.
/// </summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    private readonly Dictionary<string, FakeRepository> _repositories = [];
    private readonly Lock _lock = new();
    private readonly HttpListener _listener;
    private readonly List<string> _requests = [];
    private readonly Task _work;

    private FakeGitHub(HttpListener listener, string address)
    {
        (_listener, Address) = (listener, address);
        _work = ServeAsync();
    }

    /// <summary>The base of the API, for <c>GITHUB_API_URL</c>.</summary>
    public string Address { get; }

    /// <summary>The tokens that it knows.</summary>
    public Dictionary<string, FakeToken> Tokens { get; } = [];

    /// <summary>Says what goes wrong with a request, such as <c>POST /repos/owner/name/releases</c>.</summary>
    public Func<string, FakeFault> Fault { get; set; } = _ => FakeFault.None;

    /// <summary>The requests in order, as <c>GET /repos/owner/name/releases</c>; uploads with the name of the file.</summary>
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

    /// <summary>The requests that change something.</summary>
    public IReadOnlyList<string> Writes => [.. Requests.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal))];

    /// <summary>Starts a server.</summary>
    public static FakeGitHub Start()
    {
        // Another process may take the port that was free a moment ago.
        for (var attempt = 1; ; attempt++)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var listener = new HttpListener { Prefixes = { address + "/" } };
            try
            {
                listener.Start();
                return new FakeGitHub(listener, address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    /// <summary>Makes a repository, empty, in place of one of that name.</summary>
    public FakeRepository Add(string name) => _repositories[name] = new FakeRepository(Address, name);

    /// <summary>Returns the repository of that name, made when there is none.</summary>
    public FakeRepository Repository(string name) => _repositories.TryGetValue(name, out var known) ? known : Add(name);

    /// <summary>Ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var request = await FakeRequest.ReadAsync(context.Request, token => Tokens.TryGetValue(token, out var known) ? known : null);
            if (Answer(request with { Path = request.Path.Replace("/uploads/", "/", StringComparison.Ordinal) }) is { } answer)
            {
                await answer.WriteAsync(context.Response);
            }
            else
            {
                // An answer that breaks off; one that is aborted before its start would be sent whole and empty.
                context.Response.ContentLength64 = 1000;
                await context.Response.OutputStream.WriteAsync("{"u8.ToArray());
                context.Response.Abort();
            }
        }
        catch (Exception error) when (error is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private FakeAnswer? Answer(FakeRequest request)
    {
        lock (_lock)
        {
            var line = $"{request.Method} {request.Path}{(request.Query.TryGetValue("name", out var name) ? $"?name={name}" : "")}";
            _requests.Add(line);
            switch (Fault(line))
            {
                case FakeFault.Before:
                    return FakeAnswer.Failure(502, "Bad Gateway");
                case FakeFault.After:
                    Route(request);
                    return null;
                case FakeFault.Empty:
                    Route(request);
                    return FakeAnswer.Empty;
                case FakeFault.Half:
                    _repositories.GetValueOrDefault(string.Join('/', request.Parts.Skip(1).Take(2)))?.UploadHalf(request);
                    return null;
                case FakeFault.RateLimit:
                    var limit = FakeAnswer.Failure(403, "API rate limit exceeded");
                    limit.Headers["X-RateLimit-Limit"] = "5000";
                    limit.Headers["X-RateLimit-Remaining"] = "0";
                    limit.Headers["X-RateLimit-Reset"] = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                    return limit;
                default:
                    return Route(request);
            }
        }
    }

    private FakeAnswer Route(FakeRequest request) =>
        request.Token is null ? FakeAnswer.Failure(401, "Bad credentials")
        : request.Path == "/installation/repositories" ? (request.Token == FakeToken.App ? FakeAnswer.Json(200, new { TotalCount = 1, Repositories = Array.Empty<object>() }) : FakeAnswer.Failure(403, "You must authenticate with an installation access token"))
        : request.Parts is ["repos", var owner, var name, ..] && _repositories.TryGetValue($"{owner}/{name}", out var repository) ? repository.Answer(request)
        : FakeAnswer.Failure(404, "Not Found");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
