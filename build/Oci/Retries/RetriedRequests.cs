namespace KubeStellar.Oci;

/// <summary>Further tries for the clients of services other than registries.</summary>
public static class RetriedRequests
{
    /// <summary>The size in bytes up to which an answer is read before it counts.</summary>
    private const int MaxReadAhead = 4 * 1024 * 1024;

    /// <summary>Returns a handler that tries GET and HEAD as registries are asked; other requests, of which nobody knows whether a lost one was carried out, only when the server puts them off (429, or 403 with <c>Retry-After</c>).</summary>
    /// <param name="inner">The handler that sends requests.</param>
    /// <param name="limits">How often and how long a request is tried; the limit of silence is that of GET and HEAD.</param>
    /// <param name="time">The clock.</param>
    /// <param name="retried">Hears of each further try before its wait; null tells nobody.</param>
    public static HttpMessageHandler Over(HttpMessageHandler inner, RetryLimits limits, TimeProvider time, IProgress<RetryNotice>? retried)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new Terms(limits, new RetryHandler(new Retrier(time, retried), time, new ReadAheadHandler(time, new AnswerHandler(time, inner))));
    }

    private sealed class Terms(RetryLimits limits, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly RequestTerms _reads = new(limits) { ReadAhead = MaxReadAhead, ForbidsForAWhile = true };
        private readonly RequestTerms _writes = new(limits with { Silence = Timeout.InfiniteTimeSpan }) { IsSafe = false, ForbidsForAWhile = true };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Options.Set(RequestTerms.Key, request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ? _reads : _writes);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
