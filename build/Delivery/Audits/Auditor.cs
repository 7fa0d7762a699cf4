using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>Compares what registries hold with what the version tags of sources promise; works from git and registries alone, and writes to neither.</summary>
/// <param name="target">Where the artifacts are looked for.</param>
/// <param name="lookup">Asks for what charts name of others.</param>
/// <param name="memory">What earlier audits read.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class Auditor(IDeliveryTarget target, ReferenceLookup lookup, AuditMemory memory, IProgress<ReleaseStep> progress)
{
    // The requests are limited by the target; this bounds what is held in memory.
    private const int ArtifactsAtATime = 64;
    private const int ProgressSteps = 10;
    private const string ExistsId = "artifact.exists";

    private sealed record Job(int Number, ExpectedRelease Release, ExpectedArtifact Artifact, RepositoryTags Repository, string Subject);

    private sealed record Resolved(Job Job, Descriptor? Root, CheckResult? Problem);

    /// <summary>Audits releases.</summary>
    /// <param name="releases">Every release of every source, those out of scope included: they account for tags, and tell the greatest.</param>
    /// <param name="scope">The releases whose artifacts are looked at; with one version alone, tags are not.</param>
    /// <param name="cancellation">Stops the audit; what was read is remembered.</param>
    public async Task<AuditReport> AuditAsync(IReadOnlyList<ExpectedRelease> releases, AuditScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(releases);
        ArgumentNullException.ThrowIfNull(scope);
        var repositories = await ListRepositoriesAsync(releases, cancellation);
        var jobs = releases.Where(release => scope.Includes(release.Facts.Version)).SelectMany(release => release.Artifacts.Select(artifact => (release, artifact)))
            .Select((entry, number) => new Job(number, entry.release, entry.artifact, repositories[entry.artifact.Repository], target.ReferenceOf(entry.artifact.Repository, entry.artifact.Tag)))
            .ToList();
        var resolved = await ForEachAsync(jobs, ResolveAsync, "tags asked for", cancellation);
        var verdicts = new ReferenceVerdicts(lookup, resolved.Where(found => found.Problem is null).DistinctBy(found => found.Job.Artifact.Reference).ToDictionary(found => found.Job.Artifact.Reference, found => found.Root?.Digest));
        var audited = await ForEachAsync(resolved, (found, stop) => AuditAsync(found, verdicts, stop), "artifacts audited", cancellation);
        return new AuditReport(audited, [.. Sources(releases, scope), .. repositories.Values.Select(repository => repository.Problem).OfType<CheckResult>(), .. await TagsAsync(releases, repositories, scope, cancellation)]);
    }

    private async Task<Dictionary<RepositoryName, RepositoryTags>> ListRepositoriesAsync(IReadOnlyList<ExpectedRelease> releases, CancellationToken cancellation)
    {
        var names = releases.SelectMany(release => release.Artifacts).Select(artifact => artifact.Repository).Distinct();
        return (await Task.WhenAll(names.Select(name => RepositoryTags.ListAsync(target, name, cancellation)))).ToDictionary(repository => repository.Name);
    }

    private static async ValueTask<Resolved> ResolveAsync(Job job, CancellationToken cancellation)
    {
        if (job.Repository.Problem is not null)
        {
            return new Resolved(job, null, job.Repository.Problem);
        }

        try
        {
            return new Resolved(job, await job.Repository.Store.ResolveAsync(job.Artifact.Tag, cancellation), null);
        }
        catch (FaultException error)
        {
            return new Resolved(job, null, CheckResult.Failed(RepositoryTags.AnswersId, job.Subject, error.Fault));
        }
    }

    private async ValueTask<AuditedArtifact> AuditAsync(Resolved found, ReferenceVerdicts references, CancellationToken cancellation)
    {
        var (job, root) = (found.Job, found.Root);
        if (found.Problem is { } problem)
        {
            // What keeps a whole repository from answering is said once.
            return Outcome(job, null, AuditStatus.Unanswered, problem == job.Repository.Problem ? [] : [problem]);
        }

        if (root is null)
        {
            return Absent(job);
        }

        try
        {
            var checks = await VerdictsAsync(job, root, references, cancellation);
            return Outcome(job, root, StatusOf(checks), [CheckResult.Passed(ExistsId, job.Subject, "an artifact"), .. checks]);
        }
        catch (FaultException error) when (IsOfContent(error))
        {
            return Outcome(job, root, AuditStatus.Wrong, [CheckResult.Failed("artifact.content", job.Subject, error.Fault)]);
        }
        catch (FaultException error)
        {
            return Outcome(job, root, AuditStatus.Unanswered, [CheckResult.Failed(RepositoryTags.AnswersId, job.Subject, error.Fault)]);
        }
    }

    private async Task<IReadOnlyList<CheckResult>> VerdictsAsync(Job job, Descriptor root, ReferenceVerdicts references, CancellationToken cancellation)
    {
        var store = job.Repository.Store;
        var facts = memory.Recall(store.Location, root.Digest);
        if (facts is null)
        {
            facts = job.Artifact.Chart is null
                ? await ArtifactFacts.OfImageAsync(store, root, cancellation)
                : await ArtifactFacts.OfChartAsync(store, root, job.Subject, cancellation);
            memory.Remember(store.Location, root.Digest, facts);
        }

        var verdicts = new ArtifactVerdicts(job.Release, job.Artifact, job.Subject, facts);
        List<CheckResult> checks = [.. verdicts.List()];
        if (facts.Kind != PublishedKind.Other && !checks.Exists(check => check.Id is ArtifactVerdicts.RevisionId or ArtifactVerdicts.KindId))
        {
            var statements = await PublishedProvenance.ListAsync(store, root.Digest, cancellation);
            checks.Add(verdicts.Revision(statements.Select(statement => statement.Record).OfType<ProvenanceRecord>().Where(record => record.Subjects.Contains(root.Digest))));
        }

        return [.. checks, .. await references.ListAsync(job.Release, job.Subject, facts, cancellation)];
    }

    private static AuditedArtifact Absent(Job job)
    {
        const string Expected = "an artifact";
        return job.Artifact.IsOnDemand
            ? Outcome(job, null, AuditStatus.Absent, [CheckResult.NotCheckable(ExistsId, job.Subject, Expected, "nothing is there, and no file of the source says that this version was delivered")])
            : Outcome(job, null, AuditStatus.Missing, [CheckResult.Failed(ExistsId, job.Subject, Expected, "nothing", "release that version, or finish its release")]);
    }

    private static AuditedArtifact Outcome(Job job, Descriptor? root, AuditStatus status, IReadOnlyList<CheckResult> checks) =>
        new(job.Release, job.Artifact, job.Subject, root?.Digest, status, checks);

    private static AuditStatus StatusOf(IReadOnlyList<CheckResult> checks) =>
        checks.Any(check => !check.Ok) ? AuditStatus.Wrong
        : checks.Any(check => check is { Id: ArtifactVerdicts.RevisionId, IsCheckable: false }) ? AuditStatus.Unproven
        : AuditStatus.Right;

    private static IEnumerable<CheckResult> Sources(IReadOnlyList<ExpectedRelease> releases, AuditScope scope) =>
        from release in releases
        let problem = release.Problem
        where problem is not null && scope.Includes(release.Facts.Version)
        select CheckResult.NotCheckable(
            "source.readable", $"{release.Source} {release.Facts.Version.GitTag}", "files that tell what the release delivers", $"{problem.Subject}: {problem.Found}");

    private static async Task<IEnumerable<CheckResult>> TagsAsync(
        IReadOnlyList<ExpectedRelease> releases, Dictionary<RepositoryName, RepositoryTags> repositories, AuditScope scope, CancellationToken cancellation)
    {
        if (scope.Only is not null)
        {
            return [];
        }

        var versions = releases.Select(release => release.Facts.Version).ToHashSet();
        var delivered = releases.SelectMany(release => release.Artifacts.Select(artifact => (Release: release, Artifact: artifact))).ToLookup(entry => entry.Artifact.Repository);
        var moving = await Task.WhenAll(delivered.Select(group => MovingTagVerdicts.ListAsync(repositories[group.Key], group, cancellation)));
        return [.. moving.SelectMany(verdicts => verdicts), .. delivered.SelectMany(group => repositories[group.Key].Unaccounted([.. group.Select(entry => entry.Artifact)], versions, scope))];
    }

    // A registry that fails says nothing about the artifact; these do.
    private static bool IsOfContent(FaultException error) =>
        error is MalformedContentException or MissingContentException or WrongContentException or ContentTooLargeException or OversizedIndexException
            or InvalidPlatformException or ChartArtifactException or UnreadableProvenanceException or Charts.Packaging.ChartArchiveException
            or Charts.Packaging.MissingChartFileException or Yaml.InvalidYamlException or Yaml.InvalidTextException;

    private async Task<IReadOnlyList<TResult>> ForEachAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, CancellationToken, ValueTask<TResult>> work, string what, CancellationToken cancellation)
    {
        var (results, done) = (new TResult[items.Count], 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = ArtifactsAtATime, CancellationToken = cancellation }, async (number, stop) =>
            {
                results[number] = await work(items[number], stop);
                lock (results)
                {
                    done++;
                    if (done * ProgressSteps / items.Count != (done - 1) * ProgressSteps / items.Count)
                    {
                        progress.Report(new ReleaseStep("audit", $"{done} of {items.Count} {what}"));
                    }
                }
            });
        return results;
    }
}
