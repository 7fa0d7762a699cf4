namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>How long a registry may take to show what it was given.</summary>
/// <param name="Total">The longest time to wait.</param>
public sealed record Patience(TimeSpan Total)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Thirty seconds: registries in the cloud show a tag late by some of them.</summary>
    public static Patience Usual { get; } = new(TimeSpan.FromSeconds(30));

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Asks, with ever longer pauses, until the answer serves or the time is over; returns the last answer.</summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="serves">Whether an answer ends the waiting.</param>
    /// <param name="waits">Hears of each pause before it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, Predicate<T> serves, Action<TimeSpan> waits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(serves);
        ArgumentNullException.ThrowIfNull(waits);
        var start = Clock.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            var answer = await ask();
            if (serves(answer) || Clock.GetElapsedTime(start) + pause > Total)
            {
                return answer;
            }

            waits(pause);
            await Task.Delay(pause, Clock, cancellation);
        }
    }
}
