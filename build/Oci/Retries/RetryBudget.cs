namespace KubeStellar.Oci;

/// <summary>Counts the failures of one piece of work, and says how long to wait before its next try.</summary>
internal sealed class RetryBudget(RetryLimits limits, TimeProvider time)
{
    private long? _firstFailure;
    private int _failures;

    public RetryLimits Limits => limits;

    /// <summary>The number of the next try.</summary>
    public int NextTry => _failures + 1;

    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>Counts a failure, and says whether there is another try.</summary>
    public bool Allows(TransientFailure failure)
    {
        _firstFailure ??= time.GetTimestamp();
        _failures = failure.Progressed ? 1 : _failures + 1;
        var usual = Backoff();
        Delay = failure.RetryAfter is { } asked && asked > usual ? asked : usual;
        return _failures < limits.Tries && time.GetElapsedTime(_firstFailure.Value) + Delay <= limits.Total;
    }

    // Half of the wait is left to chance, so that clients that failed together do not come back together.
    private TimeSpan Backoff()
    {
        var longest = Math.Min(limits.MaxDelay.TotalMilliseconds, limits.FirstDelay.TotalMilliseconds * Math.Pow(2, _failures - 1));
        return TimeSpan.FromMilliseconds(Math.Round(longest * (1 + Random.Shared.NextDouble()) / 2));
    }
}
