using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>Writes tags: those that name a release all or none, each once; and reads back what it wrote.</summary>
/// <param name="journal">Remembers each tag.</param>
/// <param name="progress">Hears of each tag.</param>
/// <param name="patience">How long a registry may take to show what it was given.</param>
internal sealed class ReleaseTags(IReleaseJournal journal, IProgress<ReleaseStep> progress, Patience patience)
{
    // From the first request on, nobody knows whether the registry has written the tag, and the claims stay.
    private bool _hasBegun;

    /// <summary>Writes the tags that name the release, unless they are there, in the given order; every tag is compared while nobody else writes, and all of them before the first is written.</summary>
    /// <param name="release">The staged artifacts, whose content the targets hold.</param>
    /// <param name="lastLook">Throws when the release may not be published after all; asked right before the first tag is written.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="TagTakenException">A tag names other content.</exception>
    /// <exception cref="RivalReleaseException">Another run is about to write other content under a tag.</exception>
    /// <exception cref="ReadBackException">A target names other content under a tag than was written.</exception>
    public async Task<IReadOnlyList<ArtifactStatus>> WriteAllAsync(IReadOnlyList<StagedArtifact> release, Func<CancellationToken, Task> lastLook, CancellationToken cancellation)
    {
        if ((await CompareAsync(release, cancellation)).All(artifact => artifact.Plan.Existing is not null))
        {
            return [.. release.Select(Keep)];
        }

        using var alone = await SoleWriter.BecomeAsync(release, patience, progress, cancellation);
        var statuses = new List<ArtifactStatus>();
        try
        {
            await CompareAsync(release, cancellation);
            await lastLook(cancellation);
            foreach (var artifact in release)
            {
                statuses.Add(await WriteOnceAsync(artifact, cancellation));
            }
        }
        catch (Exception error) when (!_hasBegun && (error is FaultException or OperationCanceledException))
        {
            await alone.GiveUpAsync();
            throw;
        }

        await Task.WhenAll(release.Select(artifact => ReadBackAsync(artifact, artifact.Plan.IdentityTag, cancellation)));
        return statuses;
    }

    /// <summary>Lets a moving tag name the artifact, or a greater release that others published in the meantime; says whether it is the artifact.</summary>
    /// <param name="artifact">The staged artifact, whose content the target holds.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="ReadBackException">The target names other content under the tag than was written.</exception>
    public async Task<bool> MoveAsync(StagedArtifact artifact, string tag, CancellationToken cancellation)
    {
        var before = await artifact.Plan.Target.ResolveAsync(tag, cancellation);
        if (before?.Digest == artifact.Root.Digest)
        {
            return true;
        }

        // Whoever wrote a greater release between two tries is given way to.
        await WriteAsync(artifact, tag, lookAgain: null, cancellation);
        if (await MovingTags.GiveWayAsync(artifact.Plan, tag, cancellation))
        {
            return false;
        }

        // A greater release may have moved the tag on while this run read it back.
        var after = await LookAsync(artifact, tag, before, cancellation);
        if (after?.Digest != artifact.Root.Digest && await MovingTags.GiveWayAsync(artifact.Plan, tag, cancellation))
        {
            return false;
        }

        RequireWritten(artifact, tag, after);
        journal.Record(JournalEntry.Of(JournalEvent.Moved, artifact) with { Note = $"tag {tag}" });
        return true;
    }

    /// <summary>Gives moving tags that name the artifact to the greatest release where there is a greater one: a run that was killed between moving them and giving way left them.</summary>
    /// <param name="artifact">The published artifact.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task GiveBackAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        foreach (var tag in artifact.Plan.FollowingTags)
        {
            if ((await artifact.Plan.Target.ResolveAsync(tag, cancellation))?.Digest == artifact.Root.Digest)
            {
                await MovingTags.GiveWayAsync(artifact.Plan, tag, cancellation);
            }
        }
    }

    private async Task<IReadOnlyList<StagedArtifact>> CompareAsync(IReadOnlyList<StagedArtifact> release, CancellationToken cancellation)
    {
        var compared = await Task.WhenAll(release.Select(artifact => WriteOnce.CompareAsync(artifact, cancellation)));
        var taken = compared.Where(comparison => !comparison.Verdict.Ok).ToList();
        foreach (var (artifact, verdict) in taken)
        {
            journal.Record(JournalEntry.Of(JournalEvent.Refused, artifact) with { Note = $"the tag names {verdict.Actual}" });
        }

        return taken.Count == 0 ? [.. compared.Select(comparison => comparison.Artifact)] : throw new TagTakenException(taken[0].Verdict);
    }

    // Clients that know nothing of claims may write at any time, so each tag is looked at right before it is written.
    private async Task<ArtifactStatus> WriteOnceAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        if ((await CompareAsync([artifact], cancellation))[0].Plan.Existing is not null)
        {
            return Keep(artifact);
        }

        // So it is before every further try: the first may be lost, and the tag be somebody else's since.
        await WriteAsync(artifact, artifact.Plan.IdentityTag, token => CompareAsync([artifact], token), cancellation);
        await ReadBackAsync(artifact, artifact.Plan.IdentityTag, cancellation);
        journal.Record(JournalEntry.Of(JournalEvent.Tagged, artifact));
        return ArtifactStatus.Published;
    }

    private ArtifactStatus Keep(StagedArtifact artifact)
    {
        journal.Record(JournalEntry.Of(JournalEvent.Unchanged, artifact));
        return ArtifactStatus.Unchanged;
    }

    private Task WriteAsync(StagedArtifact artifact, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellation)
    {
        progress.Report(new ReleaseStep(artifact.Plan.TargetReference, $"writing tag {tag}"));
        cancellation.ThrowIfCancellationRequested();
        _hasBegun = true;
        return artifact.Plan.Target.TagAsync(artifact.Root, tag, lookAgain, cancellation);
    }

    private async Task ReadBackAsync(StagedArtifact artifact, string tag, CancellationToken cancellation) =>
        RequireWritten(artifact, tag, await LookAsync(artifact, tag, null, cancellation));

    // A registry may show for a while what the tag named before; anything else is not what was written.
    private Task<Descriptor?> LookAsync(StagedArtifact artifact, string tag, Descriptor? before, CancellationToken cancellation) =>
        patience.AskAsync(
            () => artifact.Plan.Target.ResolveAsync(tag, cancellation),
            found => found?.Digest != before?.Digest,
            pause => progress.Report(ReleaseStep.Waiting(artifact.Plan.TargetReference, $"tag {tag}", pause)),
            cancellation);

    private static void RequireWritten(StagedArtifact artifact, string tag, Descriptor? found)
    {
        if (found?.Digest != artifact.Root.Digest)
        {
            throw new ReadBackException($"{artifact.Plan.Target.Location}:{tag}", artifact.Root.Digest, found?.Digest);
        }
    }
}
