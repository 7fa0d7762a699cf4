namespace Nuke.Common.Execution;

/// <summary>Measures one target on the clock of the run.</summary>
internal sealed class TargetTimer
{
    private TimeProvider? _clock;
    private long _start;
    private TimeSpan? _elapsed;

    public TimeSpan Elapsed => _elapsed ?? _clock?.GetElapsedTime(_start) ?? TimeSpan.Zero;

    public void Start(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _elapsed = null;
    }

    public void Stop()
    {
        _elapsed = Elapsed;
    }
}
