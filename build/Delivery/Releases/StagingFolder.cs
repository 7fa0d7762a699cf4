using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The folder of layouts that releases are staged in. All of it can be made again, so it is kept for a while only, for those who release the same content once more.</summary>
/// <param name="folder">The absolute folder; only one run at a time uses it.</param>
/// <param name="clock">Says how old things are.</param>
public sealed class StagingFolder(string folder, TimeProvider clock)
{
    /// <summary>How long staged artifacts are kept: seven days.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(7);

    /// <summary>Removes artifacts that were staged too long ago, and content that no artifact holds; returns the number of bytes. What cannot be removed stays.</summary>
    /// <param name="cancellation">Stops the removal.</param>
    public async Task<long> TidyAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var removed = 0L;
        var oldest = clock.GetUtcNow() - KeptFor;
        foreach (var index in Directory.EnumerateFiles(folder, "index.json", SearchOption.AllDirectories).ToList())
        {
            var layout = new OciLayout(Path.GetDirectoryName(index)!);
            try
            {
                removed += await layout.PruneAsync(root => File.GetLastWriteTimeUtc(layout.PathOf(root)) >= oldest.UtcDateTime, cancellation);
            }
            catch (Exception error) when (error is FaultException or IOException or UnauthorizedAccessException)
            {
                // Whoever stages into the layout says what is wrong with it.
            }
        }

        return removed;
    }
}
