using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>The time in which one release alone writes its tags: layouts are locked, and in registries the tags are claimed.</summary>
internal sealed class SoleWriter : IDisposable
{
    private readonly Stack<IDisposable> _locks = new();
    private readonly RegistryClaims _claims;

    private SoleWriter(RegistryClaims claims) => _claims = claims;

    /// <summary>Waits for the locks of layouts, then claims what lies in registries.</summary>
    /// <param name="release">The staged artifacts, whose content the targets hold.</param>
    /// <param name="patience">How long a registry may take to list a claim.</param>
    /// <param name="progress">Hears of each wait.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RivalReleaseException">Another run claims a tag for other content.</exception>
    /// <exception cref="FileLockedException">Another process writes tags into a layout, and does not end.</exception>
    public static async Task<SoleWriter> BecomeAsync(IReadOnlyList<StagedArtifact> release, Patience patience, IProgress<ReleaseStep> progress, CancellationToken cancellation)
    {
        var writer = new SoleWriter(new RegistryClaims([.. release.Where(artifact => artifact.Plan.Target is not OciLayout)], patience, progress));
        try
        {
            // In one order everywhere, so that no two runs wait for each other.
            foreach (var layout in release.Select(artifact => artifact.Plan.Target).OfType<OciLayout>().DistinctBy(layout => layout.Folder).OrderBy(layout => layout.Folder, StringComparer.Ordinal))
            {
                writer._locks.Push(await layout.LockTagsAsync(cancellation));
            }

            await writer._claims.ClaimAsync(cancellation);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Withdraws the claims, which only a run may do that has written no tag and will write none.</summary>
    public Task GiveUpAsync() => _claims.WithdrawAsync();

    /// <summary>Unlocks the layouts; claims stay.</summary>
    public void Dispose()
    {
        while (_locks.TryPop(out var held))
        {
            held.Dispose();
        }
    }
}
