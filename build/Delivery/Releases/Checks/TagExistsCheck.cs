namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The tag <c>v</c> + version exists in the source and peels to a commit.</summary>
/// <param name="howToMake">Returns what the reader may do to make a tag that is missing; empty where the tag is somebody else's to make.</param>
public sealed class TagExistsCheck(Func<string, string> howToMake) : ISourceCheck
{
    private const int NearestListed = 5;

    /// <inheritdoc/>
    public string Id => "tag.exists";

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) => Task.FromResult(Evaluate(candidate));

    private CheckResult? Evaluate(ReleaseCandidate candidate)
    {
        if (candidate.Version is null)
        {
            return null;
        }

        var tag = candidate.Version.GitTag;
        var subject = $"{candidate.Name} tag {tag}";
        return candidate.Tag switch
        {
            { Commit: { } commit } => CheckResult.Passed(Id, subject, $"commit {commit}"),
            not null => CheckResult.Failed(Id, subject, "a tag that names a commit", "a tag that names another kind of object, or one that is missing here", $"tag a commit: git tag -f {tag} <commit>; where objects are missing, fetch them: git fetch --refetch --tags"),
            null => CheckResult.Failed(Id, subject, "a tag that names a commit", Missing(candidate), HowToGet(candidate, tag)),
        };
    }

    private static string Missing(ReleaseCandidate candidate)
    {
        var releases = candidate.Source.Releases;
        return releases.Count == 0
            ? "no tag of any release" + ShallowNote(candidate)
            : $"no such tag{ShallowNote(candidate)}; the newest are {string.Join(", ", releases.Take(NearestListed).Select(version => version.GitTag))}";
    }

    private static string ShallowNote(ReleaseCandidate candidate) => candidate.Source.IsShallow ? " in this shallow clone" : "";

    private string HowToGet(ReleaseCandidate candidate, string tag) =>
        candidate.Source.IsShallow ? $"fetch the tags and their history: git fetch --unshallow --tags (in {candidate.Source.Location})"
        : candidate.Source.Remotes.Count > 0 ? $"name a version whose tag exists, or fetch the tag (git fetch --tags){howToMake(tag)}"
        : $"name a version whose tag exists{howToMake(tag)}";
}
