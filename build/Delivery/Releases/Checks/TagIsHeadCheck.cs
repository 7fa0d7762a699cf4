namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The tag's commit is HEAD of the source, so that what lies in the checkout is what is released.</summary>
public sealed class TagIsHeadCheck : ISourceCheck
{
    /// <inheritdoc/>
    public string Id => "tag.is-head";

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) => Task.FromResult(Evaluate(candidate));

    private CheckResult? Evaluate(ReleaseCandidate candidate)
    {
        if (candidate.Tag?.Commit is not { } commit)
        {
            return null;
        }

        var subject = $"{candidate.Name} HEAD";
        return candidate.Source.Head == commit
            ? CheckResult.Passed(Id, subject, $"commit {commit}")
            : CheckResult.Failed(
                Id, subject, $"commit {commit} of tag {candidate.Tag.Name}", Describe(candidate),
                $"check the release out: git -C {candidate.Source.Location} checkout {candidate.Tag.Name}");
    }

    private static string Describe(ReleaseCandidate candidate)
    {
        var source = candidate.Source;
        var at = source.Head is { } head ? $"commit {head}" : "no commit yet";
        var where = source.HeadBranch is { } branch ? $"branch {branch}" : "detached";
        var others = source.Head is { } commit ? string.Join(", ", source.ReleasesAt(commit).Select(version => version.GitTag)) : "";
        return $"{at} ({where}{(others.Length > 0 ? ", tagged " + others : "")})";
    }
}
