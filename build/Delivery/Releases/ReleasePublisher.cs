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
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="TagTakenException">Another release wrote other content under a tag in the meantime.</exception>
    /// <exception cref="RivalReleaseException">Another release is about to write other content under a tag.</exception>
    /// <exception cref="DamagedContentException">A layout holds content that does not have its digest.</exception>
    /// <exception cref="ReadBackException">A target names other content under a tag than was written.</exception>
    public async Task<IReadOnlyList<ReportedArtifact>> PublishAsync(IReadOnlyList<(StagedArtifact Artifact, long Size)> staged, CancellationToken cancellation)
    {
        var contents = staged.Select(item => item.Artifact).DistinctBy(artifact => (artifact.Plan.Target.Location, artifact.Root.Digest));
        await Task.WhenAll(contents.Select(artifact => PushAsync(artifact, cancellation)));
        var materials = await Task.WhenAll(staged.Select(item => ArtifactMaterials.ReadAsync(item.Artifact.Staging, item.Artifact.Root.Digest, cancellation)));
        var statuses = await TagAllAsync([.. staged.Select(item => item.Artifact)], cancellation);
        var reports = staged.Select((item, index) => item.Artifact.Report(item.Size, statuses[index]) with { Materials = materials[index]?.Others ?? [] }).ToList();
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

    // Every tag is compared once more while nobody else writes, and all of them before the first is written: a release is published whole or not at all.
    private async Task<IReadOnlyList<ArtifactStatus>> TagAllAsync(IReadOnlyList<StagedArtifact> release, CancellationToken cancellation)
    {
        if ((await CompareAsync(release, cancellation)).All(artifact => artifact.Plan.Existing is not null))
        {
            return [.. release.Select(Keep)];
        }

        using var alone = await SoleWriter.BecomeAsync(release, Patience, cancellation);
        var statuses = new List<ArtifactStatus>();
        foreach (var artifact in await CompareAsync(release, cancellation))
        {
            statuses.Add(await TagOnceAsync(artifact, cancellation));
        }

        await Task.WhenAll(release.Select(artifact => ReadBackAsync(artifact, artifact.Plan.IdentityTag, null, cancellation)));
        return statuses;
    }

    private async Task<IReadOnlyList<StagedArtifact>> CompareAsync(IReadOnlyList<StagedArtifact> release, CancellationToken cancellation)
    {
        var compared = await Task.WhenAll(release.Select(artifact => WriteOnce.CompareAsync(artifact, cancellation)));
        foreach (var (artifact, verdict) in compared.Where(comparison => !comparison.Verdict.Ok))
        {
            journal.Record(JournalEntry.Of(JournalEvent.Refused, artifact) with { Note = $"the tag names {verdict.Actual}" });
        }

        return compared.FirstOrDefault(comparison => !comparison.Verdict.Ok) is { Verdict: { } refusal } ? throw new TagTakenException(refusal) : [.. compared.Select(comparison => comparison.Artifact)];
    }

    private ArtifactStatus Keep(StagedArtifact artifact)
    {
        journal.Record(JournalEntry.Of(JournalEvent.Unchanged, artifact));
        return ArtifactStatus.Unchanged;
    }

    // Clients that know nothing of claims may write at any time, so each tag is looked at right before it is written.
    private async Task<ArtifactStatus> TagOnceAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        if ((await CompareAsync([artifact], cancellation))[0].Plan.Existing is not null)
        {
            return Keep(artifact);
        }

        await TagAsync(artifact, artifact.Plan.IdentityTag, null, cancellation);
        journal.Record(JournalEntry.Of(JournalEvent.Tagged, artifact));
        return ArtifactStatus.Published;
    }

    private async Task MoveAsync(StagedArtifact artifact, string tag, CancellationToken cancellation)
    {
        var before = await artifact.Plan.Target.ResolveAsync(tag, cancellation);
        if (before?.Digest != artifact.Root.Digest)
        {
            await TagAsync(artifact, tag, before, cancellation);
            journal.Record(JournalEntry.Of(JournalEvent.Moved, artifact) with { Note = $"tag {tag}" });
        }
    }

    private async Task TagAsync(StagedArtifact artifact, string tag, Descriptor? before, CancellationToken cancellation)
    {
        progress.Report(new ReleaseStep(artifact.Plan.TargetReference, $"writing tag {tag}"));
        await artifact.Plan.Target.TagAsync(artifact.Root, tag, cancellation);
        await ReadBackAsync(artifact, tag, before, cancellation);
    }

    // A registry may show for a while what the tag named before; anything else is not what was written.
    private async Task ReadBackAsync(StagedArtifact artifact, string tag, Descriptor? before, CancellationToken cancellation)
    {
        var target = artifact.Plan.Target;
        var after = await Patience.AskAsync(() => target.ResolveAsync(tag, cancellation), found => found?.Digest != before?.Digest, cancellation);
        if (after?.Digest != artifact.Root.Digest)
        {
            throw new ReadBackException($"{target.Location}:{tag}", artifact.Root.Digest, after?.Digest);
        }
    }
}
