using System.Collections.Concurrent;
using System.Net;
using Polly;

namespace KubeStellar.Oci;

/// <summary>Sends requests again on their <see cref="RequestTerms"/>.</summary>
internal sealed class RetryHandler(Retrier retrier, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Hosts that have answered, whatever they answered.
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(RequestTerms.Key, out var terms) || !terms.Repeats)
        {
            return await SendOnceAsync(request, cancellationToken);
        }

        var tries = 0;
        var response = await retrier.RunAsync(
            retrier.NewBudget(terms.Limits),
            (request.Method, request.RequestUri!),
            async token =>
            {
                request.Options.Set(RequestHistory.Key, new RequestHistory(++tries, null));
                if (tries > 1 && terms.BeforeRepeat is { } before)
                {
                    await before(token);
                }

                return await SendOnceAsync(request, token);
            },
            outcome => FailureOf(outcome, request.RequestUri!, terms),
            cancellationToken);
        request.Options.Set(RequestHistory.Key, new RequestHistory(tries, TransientFailure.Of(response, time)?.RetryAfter));
        return response;
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _known.TryAdd(request.RequestUri!.Authority, true);
        return response;
    }

    private TransientFailure? FailureOf(Outcome<HttpResponseMessage> outcome, Uri address, RequestTerms terms) => outcome switch
    {
        { Exception: { } error } => terms.IsSafe ? TransientFailure.Of(error, _known.ContainsKey(address.Authority)) : null,
        { Result: { StatusCode: HttpStatusCode.NotFound } absent } when terms.IsWritten => new TransientFailure($"{TransientFailure.StatusOf(absent)} for what was just written"),
        { Result: { StatusCode: HttpStatusCode.Forbidden, Headers.RetryAfter: not null } putOff } when terms.ForbidsForAWhile => TransientFailure.PutOff(putOff, time),
        { Result.StatusCode: HttpStatusCode.OK } when terms.TakesPages => null,
        { Result: { } response } => terms.IsSafe || response.StatusCode == HttpStatusCode.TooManyRequests ? TransientFailure.Of(response, time) : null,
        _ => null,
    };
}
