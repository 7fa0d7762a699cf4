using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace KubeStellar.Oci;

/// <summary>Sends requests to registries: one pool of connections, authentication, further tries, redirects of what is read, and errors of the domain.</summary>
internal sealed class RegistryTransport : IDisposable
{
    /// <summary>How many redirects of one request are followed: 5.</summary>
    private const int MaxRedirects = 5;

    /// <summary>The size in bytes up to which an answer that is not a blob is read before it counts; it covers every manifest and page of a list.</summary>
    private const int MaxReadAhead = ImageManifest.MaxSize;

    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker _client;

    public RegistryTransport(RegistryClientOptions options)
    {
        Options = options;
        Retrier = new Retrier(options.TimeProvider, options.Retried);
        Uploads = new SemaphoreSlim(Math.Max(1, options.MaxConnectionsPerHost / 2));
        HttpMessageHandler sockets = new SocketsHttpHandler
        {
            // Redirects are followed here, because Authorization must stay with the host it is for.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnectionsPerHost,
            Proxy = new Loopback.Proxy(options.Proxy),
            SslOptions = { RemoteCertificateValidationCallback = ServerCertificate.Check },
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options.SilenceTimeout, cancellationToken),
        };
        var time = options.TimeProvider;
        var single = new AnswerHandler(time, options.Decorate?.Invoke(sockets) ?? sockets);
        var tokens = new HttpMessageInvoker(new RetryHandler(Retrier, time, new ReadAheadHandler(time, single)), disposeHandler: false);
        _client = new HttpMessageInvoker(new RetryHandler(Retrier, time, new ReadAheadHandler(time, new AuthenticationHandler(options, single, tokens))));
    }

    public RegistryClientOptions Options { get; }

    public Retrier Retrier { get; }

    /// <summary>The places of blobs that are sent at a time.</summary>
    public SemaphoreSlim Uploads { get; }

    /// <summary>The usual terms of a request that reads.</summary>
    public RequestTerms ReadTerms => new(Options.Retries.Reads) { ReadAhead = MaxReadAhead };

    /// <summary>Remembers content that was written, because registries may be slow to show it.</summary>
    public void RememberWritten(RepositoryName name, Digest digest) => _written.TryAdd($"{name}@{digest}", true);

    /// <summary>Says whether this client has written content.</summary>
    public bool HasWritten(RepositoryName name, Digest digest) => _written.ContainsKey($"{name}@{digest}");

    /// <summary>Returns the address of a path below <c>/v2/</c> of a registry.</summary>
    public Uri AddressOf(string registry, string path) =>
        new($"{(Options.PlainHttp(registry) ? "http" : "https")}://{registry}/v2/{path}");

    /// <summary>Sends a request; the caller disposes the answer. Redirects of GET and HEAD are followed, without credentials to other hosts.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="scope">What the request wants to do, or null for a host that gets no credentials.</param>
    /// <param name="content">The body, or null.</param>
    /// <param name="accept">The media types to accept, or null.</param>
    /// <param name="terms">On which terms to send it; null for the usual ones, by the method.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        Uri address,
        TokenScope? scope,
        HttpContent? content = null,
        string? accept = null,
        RequestTerms? terms = null,
        CancellationToken cancellationToken = default)
    {
        terms ??= IsRead(method) ? ReadTerms : new RequestTerms(Options.Retries.Writes);
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendOnceAsync(method, address, scope, content, accept, terms, cancellationToken);
            if (redirects == MaxRedirects || !IsRead(method) || RedirectOf(response) is not { } target)
            {
                return response;
            }

            response.Dispose();
            scope = IsSameHost(address, target) ? scope : null;
            address = target;
        }
    }

    /// <summary>Resolves a <c>Location</c> against the address that answered with it, without the user that it may name, or returns null where that makes no address; a plain address of the same host stays on TLS, as registries behind a proxy that ends TLS need.</summary>
    public static Uri? Resolve(Uri address, Uri location)
    {
        if (!Uri.TryCreate(address, location, out var target))
        {
            return null;
        }

        if (target.UserInfo.Length > 0)
        {
            target = new UriBuilder(target) { UserName = "", Password = "" }.Uri;
        }

        return address.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp && target.Host == address.Host && (target.IsDefaultPort || target.Port == address.Port)
            ? new UriBuilder(target) { Scheme = address.Scheme, Port = address.Port }.Uri
            : target;
    }

    /// <summary>Returns the resolved <c>Location</c> of an answer, or null where there is none, or one that leaves HTTP or goes from TLS to plain HTTP.</summary>
    public static Uri? LocationOf(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            return null;
        }

        var address = response.RequestMessage!.RequestUri!;
        var target = Resolve(address, location);
        return target is null ? null : target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp) ? target : null;
    }

    public static bool IsSameHost(Uri one, Uri other) => one.Scheme == other.Scheme && one.Authority.Equals(other.Authority, StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        _client.Dispose();
        Uploads.Dispose();
    }

    private static bool IsRead(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, TimeSpan silence, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, cancellationToken);
            return new ImpatientStream(socket, silence);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri? RedirectOf(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? LocationOf(response)
            : null;

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method,
        Uri address,
        TokenScope? scope,
        HttpContent? content,
        string? accept,
        RequestTerms terms,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", Options.UserAgent);
        request.Options.Set(RequestTerms.Key, terms);
        if (terms.From > 0)
        {
            request.Headers.Range = new RangeHeaderValue(terms.From, null);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (scope is not null)
        {
            request.Options.Set(TokenScope.Key, scope);
        }

        try
        {
            return await _client.SendAsync(request, cancellationToken);
        }
        catch (Exception error) when (NetworkFailure.Translate(error, request, Options, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }
}
