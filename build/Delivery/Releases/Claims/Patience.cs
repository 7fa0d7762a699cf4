namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>How long a registry may take to show what it was given.</summary>
/// <param name="Total">The longest time to wait.</param>
public sealed record Patience(TimeSpan Total)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Ten seconds.</summary>
    public static Patience Usual { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>Asks, with ever longer pauses, until the answer serves or the time is over; returns the last answer.</summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="serves">Whether an answer ends the waiting.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, Predicate<T> serves, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(serves);
        var waited = TimeSpan.Zero;
        for (var pause = FirstPause; ; pause *= 2)
        {
            var answer = await ask();
            if (serves(answer) || waited + pause > Total)
            {
                return answer;
            }

            await Task.Delay(pause, cancellation);
            waited += pause;
        }
    }
}
