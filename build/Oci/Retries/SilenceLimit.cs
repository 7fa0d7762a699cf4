using System.Globalization;

namespace KubeStellar.Oci;

/// <summary>Waits for a server no longer than a limit of silence; what takes longer is an <see cref="IOException"/>.</summary>
internal static class SilenceLimit
{
    public static async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return await work(cancellationToken);
        }

        using var silence = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Exceeded(limit, error);
        }
    }

    public static IOException Exceeded(TimeSpan limit, Exception error) =>
        new(string.Create(CultureInfo.InvariantCulture, $"no byte moved for {limit.TotalSeconds:0.#} s"), error);
}
