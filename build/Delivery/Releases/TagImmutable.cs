using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The rule <c>tag.immutable</c>: nothing was published under the release's tag from another commit, neither by what the target holds nor by what this program remembers.</summary>
public static class TagImmutable
{
    /// <summary>The name of the check in reports.</summary>
    public const string Id = "tag.immutable";

    /// <summary>Returns the verdict on one artifact; content that does not say its commit is left to <see cref="WriteOnce"/>.</summary>
    /// <param name="artifact">The artifact, looked up at its target.</param>
    /// <param name="recorded">What is remembered about its reference there.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<CheckResult> EvaluateAsync(PlannedArtifact artifact, IReadOnlyList<JournalEntry> recorded, CancellationToken cancellation)
    {
        var commit = artifact.Source.Facts.Commit;
        var expected = $"commit {commit}, as the git tag says, or nothing yet";
        try
        {
            var others = await RevisionsAsync(artifact, cancellation);
            return others.FirstOrDefault(revision => revision != commit.Hex) is { } published ? Violation($"published from commit {published}")
                : Remembered(recorded).Where(earlier => earlier != commit).Select(earlier => $"remembered as published from commit {earlier}, in the journal").FirstOrDefault() is { } found ? Violation(found)
                : CheckResult.Passed(Id, artifact.TargetReference, expected);
        }
        catch (FaultException error)
        {
            return CheckResult.Failed(Id, artifact.TargetReference, error.Fault);
        }

        CheckResult Violation(string found) => CheckResult.Failed(
            Id, artifact.TargetReference, expected, found,
            $"tag {artifact.Source.Facts.Version.GitTag} was moved after a release: put it back, or release under a new version");
    }

    private static async Task<IReadOnlyList<string>> RevisionsAsync(PlannedArtifact artifact, CancellationToken cancellation) =>
        artifact.Existing is { } existing ? (await PublishedArtifact.ReadAsync(artifact.Target, existing, cancellation)).Identity.Revisions : [];

    private static IEnumerable<CommitId> Remembered(IReadOnlyList<JournalEntry> recorded) =>
        recorded.Where(entry => entry.Event is JournalEvent.Tagged or JournalEvent.Unchanged).Select(entry => entry.Commit).OfType<CommitId>();
}
