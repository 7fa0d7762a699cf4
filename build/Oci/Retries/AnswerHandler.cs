namespace KubeStellar.Oci;

/// <summary>Gives up on a server that does not begin to answer within the limit of the request's <see cref="RequestTerms"/>.</summary>
internal sealed class AnswerHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(RequestTerms.Key, out var terms)
            ? SilenceLimit.WaitAsync(token => base.SendAsync(request, token), terms.Limits.Silence, time, cancellationToken)
            : base.SendAsync(request, cancellationToken);
}
