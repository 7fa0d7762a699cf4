using System.Collections.Concurrent;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Releases;

/// <summary>Makes every artifact of a plan in local layouts, each from a folder that holds exactly the tagged commit.</summary>
/// <param name="images">Makes the images.</param>
/// <param name="charts">Packages the charts.</param>
/// <param name="archives">Makes the archives.</param>
/// <param name="scratch">The folder for temporary checkouts.</param>
public sealed class ReleaseStager(IImageStager images, ChartStager charts, ArchiveStager archives, string scratch) : IArtifactSource
{
    private readonly ConcurrentQueue<Task> _removals = new();

    /// <inheritdoc/>
    /// <exception cref="OutsideSourceException">A build would read what is no part of its commit.</exception>
    public async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var staged = await Task.WhenAll(plan.Artifacts.GroupBy(artifact => artifact.Source).Select(source => StageSourceAsync(source, plan.Artifacts, cancellation)));
        return [.. staged.SelectMany(artifacts => artifacts)];
    }

    /// <summary>Waits until the temporary checkouts are gone; they are removed beside whatever follows the builds.</summary>
    public Task FinishAsync() => Task.WhenAll(_removals);

    private async Task<StagedArtifact[]> StageSourceAsync(
        IGrouping<PlannedSource, PlannedArtifact> artifacts, IReadOnlyList<PlannedArtifact> release, CancellationToken cancellation)
    {
        var (repository, _, facts) = artifacts.Key;
        var checkout = await Task.Run(() => ScratchCheckout.Create(repository, facts.Commit, facts.Version.GitTag, scratch), cancellation);
        try
        {
            new CommitBoundary(checkout.Folder).RequireLinksInside();
            var programs = Task.WhenAll(artifacts.OfType<PlannedImage>().Select(image => images.StageAsync(image, checkout.Folder, cancellation)));
            var others = Task.WhenAll(artifacts.Where(artifact => artifact is not PlannedImage).Select(artifact => StageAsync(artifact, release, programs, checkout.Folder, cancellation)));
            await Task.WhenAll(programs, others);
            return [.. await programs, .. await others];
        }
        finally
        {
            // Removing many small files takes a while, for which verification need not wait.
            _removals.Enqueue(Task.Run(checkout.Dispose, CancellationToken.None));
        }
    }

    // Archives hold the programs of images, and so wait for them.
    private async Task<StagedArtifact> StageAsync(
        PlannedArtifact artifact, IReadOnlyList<PlannedArtifact> release, Task<StagedImage[]> programs, string checkout, CancellationToken cancellation) => artifact switch
        {
            PlannedChart chart => await charts.StageAsync(chart, release, checkout, cancellation),
            PlannedArchives archive => await archives.StageAsync(archive, await programs, checkout, cancellation),
            _ => throw new InvalidOperationException($"{artifact.Kind} has no stager"),
        };
}
