using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>One thing that a run did.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Version">The version of the release, as given.</param>
public sealed record JournalEntry(JournalEvent Event, string Version)
{
    /// <summary>The artifact at the target, or null where the whole release is meant.</summary>
    public string? Reference { get; init; }

    /// <summary>The digest of its manifest or index, or null.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The commit that it was built from, or null.</summary>
    public CommitId? Commit { get; init; }

    /// <summary>What there is to say besides, such as why a run ended; empty when nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Returns the entry of an artifact.</summary>
    /// <param name="event">What happened.</param>
    /// <param name="artifact">The artifact.</param>
    public static JournalEntry Of(JournalEvent @event, StagedArtifact artifact) => new(@event, artifact.Plan.Source.Facts.Version.ToString())
    {
        Reference = artifact.Plan.TargetReference,
        Digest = artifact.Root.Digest,
        Commit = artifact.Plan.Source.Facts.Commit,
    };
}
