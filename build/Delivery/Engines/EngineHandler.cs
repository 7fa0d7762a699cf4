namespace KubeStellar.Delivery.Engines;

/// <summary>Sends requests to an engine over connections of its dialer, and reads each answer whole, up to a limit.</summary>
internal sealed class EngineHandler : DelegatingHandler
{
    private readonly long _maxAnswer;

    public EngineHandler(EngineEndpoint endpoint, EngineDialer dialer, EngineLimits limits)
        : base(Connect(endpoint, dialer, limits)) => _maxAnswer = limits.MaxAnswer;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(_maxAnswer, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler Connect(EngineEndpoint endpoint, EngineDialer dialer, EngineLimits limits)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = async (_, cancellationToken) => new EngineStream(await dialer.DialAsync(cancellationToken), limits.SilenceTime),
        };
        if (endpoint.Tls is { } tls)
            handler.SslOptions = tls.Load(endpoint);
        return handler;
    }
}
