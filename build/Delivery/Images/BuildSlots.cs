namespace KubeStellar.Delivery.Images;

/// <summary>Lets no more programs be compiled and packed at a time than the machine has cores, or the container that this runs in may use; images and archives share them.</summary>
public sealed class BuildSlots : IDisposable
{
    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount);

    /// <summary>Does work once a core is free for it. The work takes no slot itself.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        await _free.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
