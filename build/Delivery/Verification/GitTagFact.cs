using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Verification;

/// <summary>The fact <c>git.tag</c>: the tag of the version, at the source, names the commit that the artifact says it was built from.</summary>
/// <param name="given">The source that the user names, or null for the one that the artifact records.</param>
public sealed class GitTagFact(ITagFinder? given) : IFactFinder
{
    private const string Id = "git.tag";
    private const string Https = "https://";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [await FactAsync(subject, cancellation)];
    }

    private async Task<VerifiedFact> FactAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        if (subject.Version is not { } version)
        {
            return VerifiedFact.Unproven(Id, "", "neither the tag nor the artifact names a version");
        }

        if ((given ?? RecordedSource(subject)) is not { } source)
        {
            return VerifiedFact.Unproven(Id, version.GitTag, "the artifact records no address of its source; name one with --source");
        }

        try
        {
            return Compare(version.GitTag, source.Location, await source.FindAsync(version.GitTag, cancellation), Commits(subject));
        }
        catch (RemoteUnreachableException error)
        {
            return VerifiedFact.Unproven(Id, version.GitTag, $"{source.Location} cannot be asked: {error.Fault.Found}");
        }
    }

    private static VerifiedFact Compare(string tag, string source, CommitId? commit, IReadOnlyList<string> recorded) =>
        commit is null ? VerifiedFact.Contradictory(Id, tag, $"{source} has no such tag")
        : recorded.Count == 0 ? VerifiedFact.Unproven(Id, tag, $"it names {commit} at {source}, but the artifact does not say what it was built from")
        : recorded.All(commit.Value.Hex.Equals) ? VerifiedFact.Proven(Id, tag, $"at {source} it names {commit}, which is the revision")
        : VerifiedFact.Contradictory(Id, tag, $"at {source} it names {commit}, the artifact says {string.Join(", ", recorded)}");

    private static IReadOnlyList<string> Commits(VerificationSubject subject) =>
        [.. subject.Identity.Revisions.Concat(subject.Records.Select(record => record.Commit?.Hex).OfType<string>()).Distinct(StringComparer.Ordinal)];

    // An artifact chooses what is recorded; nothing but web addresses is asked on its word. A source without a revision is what a base image left there.
    private static RemoteTagFinder? RecordedSource(VerificationSubject subject)
    {
        var source = subject.Identity.BesideRevisions().Source ?? (subject.Records.Select(record => record.Source).Distinct().ToList() is [var only] ? only : null);
        return source?.StartsWith(Https, StringComparison.Ordinal) == true ? new RemoteTagFinder(source) : null;
    }
}
