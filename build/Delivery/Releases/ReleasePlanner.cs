using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Computes what a release would make and whether it may be made; writes nothing.</summary>
/// <param name="target">Where the artifacts would go.</param>
/// <param name="checksFor">The rules for a source.</param>
/// <param name="environment">The environment that templates may name.</param>
public sealed class ReleasePlanner(
    IDeliveryTarget target, Func<SourceRepository, IReadOnlyList<ISourceCheck>> checksFor, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Knows what earlier runs published; by default nothing.</summary>
    public IReleaseJournal Journal { get; init; } = new NoJournal();

    /// <summary>The checks that the user goes without.</summary>
    public SkippedChecks Skipped { get; init; } = SkippedChecks.None;

    /// <summary>Plan what the user asked for besides images and charts.</summary>
    public IReadOnlyList<IArtifactPlanner> Further { get; init; } = [];

    /// <summary>Plans the release of several sources under one version.</summary>
    /// <param name="version">The version as given.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="platforms">The platforms to build instead of the declared ones, or empty.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ReleasePlan> PlanAsync(
        string version, IReadOnlyList<SourceRepository> sources, IReadOnlyList<Platform> platforms, CancellationToken cancellation)
    {
        var candidates = sources.Select(source => ReleaseCandidate.Of(NameOf(source), source, version)).ToList();
        var verdicts = Task.WhenAll(candidates.SelectMany(candidate => checksFor(candidate.Source).Select(check => check.EvaluateAsync(candidate, cancellation))));
        var planned = candidates.Select(candidate => Plan(candidate, platforms)).ToList();
        var artifacts = planned.SelectMany(plan => plan.Artifacts).ToList();
        var looked = await Task.WhenAll(artifacts.Select(artifact => LookUpAsync(artifact, cancellation)));
        IEnumerable<CheckResult> found =
            [.. (await verdicts).OfType<CheckResult>(), .. planned.Select(plan => plan.Violation).OfType<CheckResult>(), .. NamedTwice(artifacts), .. looked.SelectMany(look => look.Verdicts)];
        return new ReleasePlan(version, [.. looked.Select(look => look.Artifact)], []) { Skipped = Skipped }.With(found.Distinct());
    }

    // What is wrong with the files of the release is said where they are read for the plan; HEAD may have other ones.
    private static string NameOf(SourceRepository source) =>
        RepositoryCatalog.NameOf(source, source.Head is { } head ? source.FilesAt(head) : new WorkTreeFiles(source.Location));

    private (IReadOnlyList<PlannedArtifact> Artifacts, CheckResult? Violation) Plan(ReleaseCandidate candidate, IReadOnlyList<Platform> platforms)
    {
        if (candidate is not { Version: { } version, Tag.Commit: { } commit })
        {
            return ([], null);
        }

        try
        {
            var artifacts = Plan(candidate, version, commit, platforms);
            return (artifacts, artifacts.Count > 0 ? null : CheckResult.Failed(
                "source.delivers", candidate.Name, "images under kos in .goreleaser.yaml, charts that declare their repository, or a repository that this project knows", "none of these",
                "declare what is delivered, or name another repository with --source"));
        }
        catch (FaultException error)
        {
            return ([], CheckResult.Failed("source.readable", $"{candidate.Name}: {error.Fault.Subject}", error.Fault));
        }
    }

    private List<PlannedArtifact> Plan(ReleaseCandidate candidate, ReleaseVersion version, CommitId commit, IReadOnlyList<Platform> platforms)
    {
        var facts = new ReleaseFacts(version, commit, candidate.Source.TimeOf(commit));
        var files = candidate.Source.FilesAt(commit);
        var catalog = RepositoryCatalog.Read(files, candidate.Source);
        var source = new PlannedSource(candidate.Source, catalog, facts) { Skipped = Skipped };
        var images = catalog.ImagesOf(facts, environment);
        BuildFiles.EnsureReadable(files, images, catalog.Charts, environment);
        return
        [
            .. images.Select(image => new PlannedImage(image, platforms.Count > 0 ? platforms : image.Declaration.Platforms)
            {
                Source = source,
                Target = target.Open(image.Repository),
                TargetReference = target.ReferenceOf(image.Repository, image.IdentityTag),
            }),
            .. catalog.ChartsOf(facts, images).Select(chart => new PlannedChart(chart)
            {
                Source = source,
                Target = target.Open(chart.Declaration.Repository),
                TargetReference = target.ReferenceOf(chart.Declaration.Repository, chart.IdentityTag),
            }),
            .. Further.SelectMany(planner => planner.Plan(source, images, platforms, target)),
        ];
    }

    private async Task<(PlannedArtifact Artifact, IReadOnlyList<CheckResult> Verdicts)> LookUpAsync(PlannedArtifact artifact, CancellationToken cancellation)
    {
        var (looked, free) = await WriteOnce.LookUpAsync(artifact, cancellation);
        if (!free.Ok)
        {
            return (looked, [free]);
        }

        var recorded = target.IsLocal ? [] : Journal.About(artifact.TargetReference);
        var immutable = await TagImmutable.EvaluateAsync(looked, recorded, cancellation);
        try
        {
            return (looked with { MovingTags = await MovingTags.ToMoveAsync(looked, cancellation) }, [immutable, free]);
        }
        catch (FaultException error)
        {
            return (looked, [immutable, free, CheckResult.Failed("target.tags", artifact.TargetReference, error.Fault)]);
        }
    }

    private static IEnumerable<CheckResult> NamedTwice(IEnumerable<PlannedArtifact> artifacts) =>
        artifacts.GroupBy(artifact => artifact.TargetReference, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => CheckResult.Failed(
            "target.distinct", group.Key, "one artifact", string.Join(", ", group.Select(artifact => $"{artifact.Origin} of {artifact.Source.Catalog.Name}")),
            "give each image a repository of its own in .goreleaser.yaml, and each chart a name of its own"));
}
