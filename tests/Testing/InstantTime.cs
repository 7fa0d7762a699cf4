namespace KubeStellar.Testing;

/// <summary>A clock on which waits are over at once and still take their time; limits, which are longer than any wait, are reached when a test says so.</summary>
/// <param name="limits">The length from which on a timer is a limit; 30 seconds by default.</param>
public sealed class InstantTime(TimeSpan? limits = null) : TimeProvider
{
    private readonly TimeSpan _limits = limits ?? TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<Timer> _held = [];
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch.AddYears(50);

    /// <summary>The waits so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Lets every limit that is under way be reached.</summary>
    public void ReachLimits()
    {
        List<Timer> held;
        lock (_lock)
        {
            _now += _limits;
            held = [.. _held];
            _held.Clear();
        }
        held.ForEach(timer => timer.Fire());
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (_lock)
        {
            if (dueTime == Timeout.InfiniteTimeSpan || dueTime >= _limits)
            {
                _held.Add(timer);
                return timer;
            }
            _now += dueTime;
            _waits.Add(dueTime);
        }
        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        return timer;
    }

    private sealed class Timer(InstantTime time, Action fire) : ITimer
    {
        private bool _disposed;

        public void Fire()
        {
            lock (time._lock)
            {
                if (_disposed)
                    return;
            }
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time._lock)
            {
                _disposed = true;
                time._held.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
