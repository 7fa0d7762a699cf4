namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The work tree holds nothing that its commit does not: no changed, added, removed or untracked file, ignored ones left out.</summary>
public sealed class TreeCleanCheck : ISourceCheck
{
    private const int Named = 10;

    /// <inheritdoc/>
    public string Id => "tree.clean";

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) => Task.FromResult<CheckResult?>(Evaluate(candidate));

    private CheckResult Evaluate(ReleaseCandidate candidate)
    {
        const string Clean = "nothing to commit";
        var changes = candidate.Source.ListChanges();
        var subject = $"{candidate.Name} work tree";
        return changes.Count == 0
            ? CheckResult.Passed(Id, subject, Clean)
            : CheckResult.Failed(
                Id, subject, Clean, string.Join(", ", changes.Take(Named)) + (changes.Count > Named ? $" and {changes.Count - Named} more" : ""),
                $"commit, stash or remove these files: git -C {candidate.Source.Location} status");
    }
}
