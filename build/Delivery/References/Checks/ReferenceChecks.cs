namespace KubeStellar.Delivery.References.Checks;

/// <summary>Rules about references, and their run over repositories.</summary>
/// <param name="checks">The rules, in the order of reports.</param>
public sealed class ReferenceChecks(IReadOnlyList<IReferenceCheck> checks)
{
    /// <summary>Returns every rule.</summary>
    /// <param name="published">Knows what exists.</param>
    public static ReferenceChecks All(IPublishedVersions published) => new(
    [
        new ResolveCheck(published), new TagStyleCheck(), new AgreeCheck(), new ImportedAgreesCheck(), new NoSelfCheck(), new NoPlaceholderCheck(), new NoMovingCheck(), new NoBranchOrForkCheck(),
        new LatestCheck(published),
    ]);

    /// <summary>Returns the rules that a working <c>main</c> keeps: what it names exists, as somebody can tell, under the tag that it has, and nothing is moved half.</summary>
    /// <param name="published">Knows what exists.</param>
    public static ReferenceChecks OfMain(IPublishedVersions published) => new([new ResolveCheck(published), new ProvenCheck(published), new TagStyleCheck(), new AgreeCheck(), new ImportedAgreesCheck()]);

    /// <summary>Returns the verdicts on repositories, by repository and check.</summary>
    /// <param name="repositories">The repositories.</param>
    /// <param name="cancellation">Stops waiting for answers.</param>
    public async Task<ReferenceVerdicts> EvaluateAsync(IReadOnlyList<CheckedRepository> repositories, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repositories);
        var verdicts = await Task.WhenAll(repositories.SelectMany(repository => checks.Select(check => check.EvaluateAsync(repository, cancellation))));
        return new ReferenceVerdicts(repositories, [.. verdicts.SelectMany(of => of)]);
    }
}
