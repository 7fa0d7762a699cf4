namespace KubeStellar.Testing;

/// <summary>A clock that runs faster than the system's, so that a program's pauses and limits are over sooner and keep their order.</summary>
/// <param name="factor">How many of its seconds pass in one.</param>
public sealed class FastClock(int factor) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _started = System.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => Math.Max(1, System.TimestampFrequency / factor);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + GetElapsedTime(_started);

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private TimeSpan Sooner(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / factor;
}
