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
    /// <summary>Publishes the artifacts; running it again after any interruption finishes the work.</summary>
    /// <param name="staged">Staged and verified artifacts, with their sizes.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="TagTakenException">Another release wrote other content under a tag in the meantime.</exception>
    /// <exception cref="DamagedContentException">A layout holds content that does not have its digest.</exception>
    /// <exception cref="ReadBackException">A target names other content under a tag than was written.</exception>
    public async Task<IReadOnlyList<ReportedArtifact>> PublishAsync(IReadOnlyList<(StagedArtifact Artifact, long Size)> staged, CancellationToken cancellation)
    {
        var contents = staged.Select(item => item.Artifact).DistinctBy(artifact => (artifact.Plan.Target.Location, artifact.Root.Digest));
        await Task.WhenAll(contents.Select(artifact => PushAsync(artifact, cancellation)));
        var reports = new List<ReportedArtifact>();
        foreach (var (artifact, size) in staged)
        {
            var materials = await ArtifactMaterials.ReadAsync(artifact.Staging, artifact.Root.Digest, cancellation);
            reports.Add(artifact.Report(size, await TagOnceAsync(artifact, cancellation)) with { Materials = materials?.Others ?? [] });
        }

        foreach (var (index, (artifact, _)) in staged.Index())
        {
            var moved = await MovingTags.ToMoveAsync(artifact.Plan, cancellation);
            foreach (var tag in moved)
            {
                await MoveAsync(artifact, tag, cancellation);
            }

            reports[index] = reports[index] with { MovingTags = moved };
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

    // Compared once more right before writing: another release may have come between.
    private async Task<ArtifactStatus> TagOnceAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        var (compared, verdict) = await WriteOnce.CompareAsync(artifact, cancellation);
        if (!verdict.Ok)
        {
            journal.Record(JournalEntry.Of(JournalEvent.Refused, artifact) with { Note = $"the tag names {verdict.Actual}" });
            throw new TagTakenException(verdict);
        }

        if (compared.Plan.Existing is not null)
        {
            journal.Record(JournalEntry.Of(JournalEvent.Unchanged, artifact));
            return ArtifactStatus.Unchanged;
        }

        await TagAsync(artifact, artifact.Plan.IdentityTag, cancellation);
        journal.Record(JournalEntry.Of(JournalEvent.Tagged, artifact));
        return ArtifactStatus.Published;
    }

    private async Task MoveAsync(StagedArtifact artifact, string tag, CancellationToken cancellation)
    {
        if ((await artifact.Plan.Target.ResolveAsync(tag, cancellation))?.Digest != artifact.Root.Digest)
        {
            await TagAsync(artifact, tag, cancellation);
            journal.Record(JournalEntry.Of(JournalEvent.Moved, artifact) with { Note = $"tag {tag}" });
        }
    }

    private async Task TagAsync(StagedArtifact artifact, string tag, CancellationToken cancellation)
    {
        var target = artifact.Plan.Target;
        progress.Report(new ReleaseStep(artifact.Plan.TargetReference, $"writing tag {tag}"));
        await target.TagAsync(artifact.Root, tag, cancellation);
        var after = await target.ResolveAsync(tag, cancellation);
        if (after?.Digest != artifact.Root.Digest)
        {
            throw new ReadBackException($"{target.Location}:{tag}", artifact.Root.Digest, after?.Digest);
        }
    }
}
