using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Copies staged artifacts to their targets by digest: all content and the documents about it first, then the tags that name the release, then the moving ones; then reads each tag back.</summary>
/// <param name="key">Signs every artifact before its tags are written; null signs none.</param>
/// <param name="journal">Remembers each step.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class ReleasePublisher(SigningKey? key, IReleaseJournal journal, IProgress<ReleaseStep> progress)
{
    /// <summary>How long a registry may take to show what it was given.</summary>
    public Patience Patience { get; init; } = Patience.Usual;

    /// <summary>Publishes the artifacts; running it again after any interruption finishes the work.</summary>
    /// <param name="staged">Staged and verified artifacts, with their sizes.</param>
    /// <param name="lastLook">Throws when the release may not be published after all; asked right before the first tag is written.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="TagTakenException">Another release wrote other content under a tag in the meantime.</exception>
    /// <exception cref="RivalReleaseException">Another release is about to write other content under a tag.</exception>
    /// <exception cref="DamagedContentException">A layout holds content that does not have its digest.</exception>
    /// <exception cref="ReadBackException">A target names other content under a tag than was written.</exception>
    public async Task<IReadOnlyList<ReportedArtifact>> PublishAsync(
        IReadOnlyList<(StagedArtifact Artifact, long Size)> staged, Func<CancellationToken, Task> lastLook, CancellationToken cancellation)
    {
        var contents = staged.Select(item => item.Artifact).DistinctBy(artifact => (artifact.Plan.Target.Location, artifact.Root.Digest));
        await Task.WhenAll(contents.Select(artifact => PushAsync(artifact, cancellation)));
        var materials = await Task.WhenAll(staged.Select(item => ArtifactMaterials.ReadAsync(item.Artifact.Staging, item.Artifact.Root.Digest, cancellation)));
        var tags = new ReleaseTags(journal, progress, Patience);
        var statuses = await tags.WriteAllAsync([.. staged.Select(item => item.Artifact)], lastLook, cancellation);
        var reports = new List<ReportedArtifact>();
        foreach (var (index, (artifact, size)) in staged.Index())
        {
            reports.Add(artifact.Report(size, statuses[index]) with { Materials = materials[index]?.Others ?? [], MovingTags = await MoveAllAsync(tags, artifact, cancellation) });
        }

        return reports;
    }

    private async Task PushAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        progress.Report(new ReleaseStep(artifact.Plan.TargetReference, "pushing content"));
        await ArtifactCopier.CopyAsync(artifact.Staging, artifact.Root, artifact.Plan.Target, new CopyOptions { Progress = new TransferSteps(artifact.Plan.TargetReference, progress) }, cancellation);

        await Task.WhenAll(artifact.Subjects.Select(subject => ReferrerCopier.CopyAsync(artifact.Staging, subject.Digest, artifact.Plan.Target, cancellationToken: cancellation)));

        await ArtifactSignature.CopyAsync(artifact.Staging, artifact.Root.Digest, artifact.Plan.Target, cancellation);
        if (key is not null)
        {
            progress.Report(new ReleaseStep(artifact.Plan.TargetReference, "signing"));
            await ArtifactSignature.SignAsync(key, artifact.Plan.Repository, artifact.Root.Digest, artifact.Plan.Target, cancellation);
        }

        // A registry checks what it is sent; what already lay in a folder may have been damaged there since.
        if (artifact.Plan.Target is OciLayout)
        {
            await (artifact with { Staging = artifact.Plan.Target }).VerifyAsync(cancellation);
        }

        journal.Record(JournalEntry.Of(JournalEvent.Pushed, artifact));
    }

    private static async Task<IReadOnlyList<string>> MoveAllAsync(ReleaseTags tags, StagedArtifact artifact, CancellationToken cancellation)
    {
        var moved = new List<string>();
        var toMove = await MovingTags.ToMoveAsync(artifact.Plan, cancellation);
        if (toMove.Count == 0 && !artifact.Plan.Source.Facts.Version.IsPrerelease)
        {
            await ReleaseTags.GiveBackAsync(artifact, cancellation);
        }

        foreach (var tag in toMove)
        {
            if (await tags.MoveAsync(artifact, tag, cancellation))
            {
                moved.Add(tag);
            }
        }

        return moved;
    }
}
