namespace KubeStellar.Oci;

/// <summary>Turns what the network throws into errors of the domain.</summary>
internal static class NetworkFailure
{
    /// <summary>Returns the error to throw instead, or null where this one is to pass, as a cancellation by the caller is.</summary>
    public static FaultException? Translate(Exception error, HttpRequestMessage request, RegistryClientOptions options, CancellationToken cancellationToken) =>
        Translate(error, request.RequestUri!, RequestHistory.Of(request).Tries, options, cancellationToken);

    /// <summary>Says whether an error is about the connection to the host of an address.</summary>
    public static bool IsOf(FaultException fault, Uri address) =>
        (fault as InterruptedTransferException)?.Host == address.Authority || (fault as UnreachableRegistryException)?.Host == address.Authority;

    /// <summary>Says whether no connection could be made.</summary>
    public static bool IsConnecting(HttpRequestException error) => error.HttpRequestError
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static FaultException? Translate(Exception error, Uri address, int tries, RegistryClientOptions options, CancellationToken cancellationToken) => error switch
    {
        HttpRequestException failed => IsConnecting(failed)
            ? OfConnecting(failed, address, options)
            : new InterruptedTransferException(address.Authority, failed.InnerException ?? failed, tries),
        IOException broken => new InterruptedTransferException(address.Authority, broken, tries),
        OperationCanceledException { InnerException: TimeoutException } when !cancellationToken.IsCancellationRequested =>
            UnreachableRegistryException.TimedOut(address, options.ConnectTimeout, error),
        _ => null,
    };

    // Where a proxy leads to the address, the connection that fails is the one to the proxy.
    private static FaultException OfConnecting(HttpRequestException failed, Uri address, RegistryClientOptions options) => failed.HttpRequestError switch
    {
        HttpRequestError.ProxyTunnelError when ProxyRoute.To(address, options) is { } proxy => proxy.Refusal(address, failed.StatusCode, failed),
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError when ProxyRoute.To(address, options) is { } proxy => proxy.Unreachable(address, failed),
        HttpRequestError.SecureConnectionError when failed.InnerException is ServerCertificate.Refusal refusal =>
            UnreachableRegistryException.Of(address, refusal, TrustedCertificates.Problem(options.Environment)),
        _ => UnreachableRegistryException.Of(address, failed),
    };
}
