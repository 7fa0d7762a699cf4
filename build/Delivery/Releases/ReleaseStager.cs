using System.Collections.Concurrent;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Builds every artifact of a plan into local layouts, each from a folder that holds exactly the tagged commit.</summary>
/// <param name="builders">Build images.</param>
/// <param name="requests">Says what to build.</param>
/// <param name="staging">The layouts, one a canonical repository.</param>
/// <param name="scratch">The folder for temporary checkouts.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class ReleaseStager(ImageBuilders builders, ImageRequests requests, IRegistry staging, string scratch, IProgress<ReleaseStep> progress)
{
    private readonly ConcurrentQueue<Task> _removals = new();

    /// <summary>Builds the plan's artifacts and tags each in its layout.</summary>
    /// <param name="plan">A plan whose checks passed.</param>
    /// <param name="cancellation">Stops the builds.</param>
    /// <exception cref="OutsideSourceException">A build would read what is no part of its commit.</exception>
    public async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var staged = await Task.WhenAll(plan.Artifacts.GroupBy(artifact => artifact.Source).Select(source => StageSourceAsync(source, cancellation)));
        return [.. staged.SelectMany(artifacts => artifacts)];
    }

    /// <summary>Waits until the temporary checkouts are gone; they are removed beside whatever follows the builds.</summary>
    public Task FinishAsync() => Task.WhenAll(_removals);

    private async Task<StagedArtifact[]> StageSourceAsync(IGrouping<PlannedSource, PlannedArtifact> artifacts, CancellationToken cancellation)
    {
        var (repository, _, facts) = artifacts.Key;
        var checkout = await Task.Run(() => ScratchCheckout.Create(repository, facts.Commit, facts.Version.GitTag, scratch), cancellation);
        try
        {
            var boundary = new CommitBoundary(checkout.Folder);
            boundary.RequireLinksInside();
            return await Task.WhenAll(artifacts.Select(artifact => StageAsync(artifact, checkout.Folder, boundary, cancellation)));
        }
        finally
        {
            // Removing many small files takes a while, for which verification need not wait.
            _removals.Enqueue(Task.Run(checkout.Dispose, CancellationToken.None));
        }
    }

    private async Task<StagedArtifact> StageAsync(PlannedArtifact artifact, string checkout, CommitBoundary boundary, CancellationToken cancellation)
    {
        var request = await requests.ForAsync(artifact, checkout, cancellation);
        boundary.RequireInside(await GoPackage.LocateAsync(request.ModuleDirectory, request.MainPackage, cancellation));
        var layout = staging.Open(artifact.Image.Repository);
        var builder = await builders.ForAsync(request, cancellation);
        var built = await builder.BuildAsync(request, layout, new BuildSteps(artifact.CanonicalReference, progress), cancellation);
        await layout.TagAsync(built.Root, artifact.Image.IdentityTag, cancellation);
        return new StagedArtifact(artifact, built, layout);
    }
}
