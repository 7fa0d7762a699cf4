namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The rule <c>tag.unmoved</c>, after builds that may have taken minutes: the tag still names the commit that was built, here and at the remote.</summary>
public static class TagUnmoved
{
    /// <summary>The name of the check in reports.</summary>
    public const string Id = "tag.unmoved";

    /// <summary>Returns the plan with what has changed since it was made, for every source of its artifacts.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops waiting for a remote.</param>
    public static async Task<ReleasePlan> LookAgainAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var moved = await Task.WhenAll(plan.Artifacts.Select(artifact => artifact.Source).Distinct().Select(source => ListViolationsAsync(source, cancellation)));
        return plan.Replace([.. moved.SelectMany(violations => violations)]);
    }

    /// <summary>Returns what has changed since the plan; nothing when all is as it was.</summary>
    /// <param name="source">The source that was built.</param>
    /// <param name="cancellation">Stops waiting for a remote.</param>
    public static async Task<IReadOnlyList<CheckResult>> ListViolationsAsync(PlannedSource source, CancellationToken cancellation)
    {
        var (repository, catalog, facts) = source;
        var candidate = ReleaseCandidate.Of(catalog.Name, repository, facts.Version.ToString());
        if (candidate.Tag?.Commit != facts.Commit)
        {
            return
            [
                CheckResult.Failed(
                    Id, $"{catalog.Name} tag {facts.Version.GitTag}", $"commit {facts.Commit}, as built", candidate.Tag?.Commit is { } commit ? $"commit {commit}" : "no such tag",
                    "a release's tag never moves: put it back, or release under a new version"),
            ];
        }

        return await new TagMatchesRemoteCheck().EvaluateAsync(candidate, cancellation) is { Ok: false } violation ? [violation] : [];
    }
}
