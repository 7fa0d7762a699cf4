using Polly;
using Polly.Retry;

namespace KubeStellar.Oci;

/// <summary>Tries a piece of work until it succeeds, fails for good, or its budget is spent; everybody who wants to know hears of each further try.</summary>
internal sealed class Retrier(TimeProvider time, IProgress<RetryNotice>? notices)
{
    public RetryBudget NewBudget(RetryLimits limits) => new(limits, time);

    /// <summary>Returns the result of the last try, or throws what it threw.</summary>
    /// <param name="budget">How often to try.</param>
    /// <param name="request">The method and the address that the work is about.</param>
    /// <param name="work">Does the work once.</param>
    /// <param name="failureOf">Says why an outcome is worth another try, or null where it is final.</param>
    /// <param name="cancellationToken">Stops trying.</param>
    public async ValueTask<T> RunAsync<T>(
        RetryBudget budget, (HttpMethod Method, Uri Address) request, Func<CancellationToken, ValueTask<T>> work, Func<Outcome<T>, TransientFailure?> failureOf, CancellationToken cancellationToken)
    {
        // Most work succeeds at once, and needs nothing of what follows.
        var first = await OutcomeAsync(work, cancellationToken);
        if (failureOf(first) is null)
        {
            return ResultOf(first);
        }

        TransientFailure? failure = null;
        var pipeline = new ResiliencePipelineBuilder<T> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<T>
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = outcome => ValueTask.FromResult((failure = failureOf(outcome.Outcome)) is not null && budget.Allows(failure)),
            DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(budget.Delay),
            OnRetry = outcome =>
            {
                (outcome.Outcome.Result as IDisposable)?.Dispose();
                notices?.Report(new RetryNotice(request.Address.Authority, Describe(request), failure!.Reason, budget.NextTry, budget.Limits.Tries, budget.Delay));
                return ValueTask.CompletedTask;
            },
        }).Build();
        var outcomes = new Queue<Outcome<T>>([first]);
        return await pipeline.ExecuteAsync(async token => outcomes.TryDequeue(out var done) ? ResultOf(done) : await work(token), cancellationToken);
    }

    private static string Describe((HttpMethod Method, Uri Address) request) => $"{request.Method} {request.Address.GetLeftPart(UriPartial.Path)}";

    private static T ResultOf<T>(Outcome<T> outcome)
    {
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    private static async ValueTask<Outcome<T>> OutcomeAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await work(cancellationToken));
        }
        catch (Exception error)
        {
            return Outcome.FromException<T>(error);
        }
    }
}
