namespace KubeStellar.Oci;

/// <summary>A value that the first who needs it makes; those who need it meanwhile wait for that one and share its failure, but not its cancellation.</summary>
internal sealed class SharedValue<T>
{
    private readonly Lock _lock = new();
    private Task<T>? _work;

    /// <summary>The value that was made last, or the default while there is none.</summary>
    public T? Last => _work is { IsCompletedSuccessfully: true } work ? work.Result : default;

    /// <summary>Returns the value that is there if it is usable, else that which is being made, else a new one.</summary>
    public async Task<T> GetAsync(Func<T, bool> isUsable, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Join(isUsable, out var work) is { } own)
            {
                return await MakeAsync(own, make, cancellationToken);
            }

            try
            {
                return await work.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Whoever made it has given up; that is no reason for others to.
            }
        }
    }

    /// <summary>Forgets the value where the answer is yes, so that the next who needs it makes a new one.</summary>
    public void Forget(Predicate<T> isMeant)
    {
        lock (_lock)
        {
            if (_work is { IsCompletedSuccessfully: true } work && isMeant(work.Result))
            {
                _work = null;
            }
        }
    }

    private TaskCompletionSource<T>? Join(Func<T, bool> isUsable, out Task<T> work)
    {
        lock (_lock)
        {
            if (_work is { } known && (!known.IsCompleted || (known.IsCompletedSuccessfully && isUsable(known.Result))))
            {
                work = known;
                return null;
            }

            var own = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _work = work = own.Task;
            return own;
        }
    }

    private static async Task<T> MakeAsync(TaskCompletionSource<T> own, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
    {
        try
        {
            var value = await make(cancellationToken);
            own.SetResult(value);
            return value;
        }
        catch (OperationCanceledException)
        {
            own.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            own.SetException(error);

            // Nobody else may be waiting for it.
            _ = own.Task.Exception;
            throw;
        }
    }
}
