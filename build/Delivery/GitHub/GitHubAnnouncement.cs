using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.GitHub;

/// <summary>Announces each source of a release as a release on GitHub, with its archives as files.</summary>
/// <param name="access">Where GitHub is.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class GitHubAnnouncement(GitHubAccess access, IProgress<ReleaseStep> progress) : IReleaseAnnouncement
{
    private const string Kind = "github-release";

    private readonly GitHubGate _gate = new(access);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<PlannedSource> sources = [.. plan.Artifacts.Select(artifact => artifact.Source).Distinct()];
        var verdicts = await Task.WhenAll(sources.Select(source => _gate.CheckAsync(source, RepositoryOf(source, sources.Count)))).WaitAsync(cancellation);
        return [.. verdicts.SelectMany(of => of)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CompareAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation)
    {
        var sources = await ListAsync(staged, cancellation);
        return await Task.WhenAll(sources.Select(_gate.CompareAsync)).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation)
    {
        foreach (var source in await ListAsync(staged, cancellation))
        {
            await DraftOf(source).PrepareAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReportedArtifact>> PublishAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation)
    {
        List<ReportedArtifact> reports = [];
        foreach (var source in await ListAsync(staged, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var (release, isNew) = await DraftOf(source).PublishAsync();
            reports.Add(new ReportedArtifact
            {
                Kind = Kind,
                Repository = source.Source.Catalog.Name,
                Commit = source.Source.Facts.Commit,
                Reference = release.HtmlUrl,
                Platforms = source.Archives?.Platforms ?? [],
                Size = source.Files.Sum(file => file.Content.Size),
                Status = isNew ? ArtifactStatus.Published : ArtifactStatus.Unchanged,
            });
        }

        return reports;
    }

    private static async Task<AnnouncedSource> AnnounceAsync(PlannedSource source, GitHubRepository repository, IReadOnlyList<StagedArtifact> artifacts, CancellationToken cancellation)
    {
        var archives = artifacts.OfType<StagedArchives>().FirstOrDefault();
        return new AnnouncedSource(source, repository, artifacts, archives, archives is null ? [] : await archives.ListFilesAsync(cancellation));
    }

    private async Task<IReadOnlyList<AnnouncedSource>> ListAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation)
    {
        var sources = staged.GroupBy(artifact => artifact.Plan.Source).ToList();
        return await Task.WhenAll(sources.Select(source => AnnounceAsync(source.Key, RepositoryOf(source.Key, sources.Count)!, [.. source], cancellation)));
    }

    private GitHubRepository? RepositoryOf(PlannedSource source, int sources) => access.RepositoryOf(source.Catalog.SourceUrl, sources == 1);

    private DraftRelease DraftOf(AnnouncedSource source) => new(new GitHubReleases(access, source.Repository), source, progress);
}
