using KubeStellar.Build.Output;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Build.Composition;

/// <summary>The target that rewrites references.</summary>
internal static class UpdateTargets
{
    private delegate Task<UpdateGoal> ChooseGoal(ReferenceJob job, IReadOnlyList<ScannedRepository> scanned, IReleaseSource releases);

    /// <summary>Rewrites what the parameters name, all files or none, or prints what would be rewritten.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task UpdateAsync(IUpdateReferences build, string target, CancellationToken interrupted)
    {
        var choose = GoalOf(build);
        await using var job = await ReferenceJob.OpenAskingAsync(build, interrupted);
        if (build.DryRun)
        {
            UpdateConsole.WritePlan(ReportConsole.NewConsole(), await PlanAsync(job, choose, build.At));
            return;
        }

        if (build.At is { } revision)
        {
            throw new UpdateOfCommitException(string.Join(", ", job.Scope.Subjects.Select(ReferenceScopes.NameOf)), revision);
        }

        using var claim = await job.Session.ClaimAsync(job.Scope.Subjects, target);
        var file = job.Session.PrepareReport(target, build.Report);
        var plan = await PlanAsync(job, choose, null);
        UncommittedChanges.Refuse(plan);
        plan.Apply();
        file.Write(stream => UpdateReportJson.Write(new UpdateReport(target, plan, IsApplied: true), stream));
        UpdateConsole.WriteWritten(ReportConsole.NewConsole(), plan, file.Path);
    }

    private static async Task<UpdatePlan> PlanAsync(ReferenceJob job, ChooseGoal choose, string? revision)
    {
        var releases = new PublishedReleases(job.Published, new WorkspaceReleases(job.Scope.All.ToDictionary(ReferenceScopes.NameOf, StringComparer.Ordinal)));
        var scanned = job.Scan(revision);
        var goal = await choose(job, scanned, releases);
        return await new ReferenceUpdate(releases, new ModuleUpdates(job.Session.ProgramsFor(job.Scope.Subjects).Deriver)).PlanAsync(scanned, goal, job.Session.Interrupted);
    }

    private static ChooseGoal GoalOf(IUpdateReferences build) => (build.Artifact, build.To, build.All, build.OwnRelease) switch
    {
        ({ } artifact, { } to, false, null) => NameVersion(artifact, ReleaseVersion.Parse(to), build.AllowUnpublished),
        (null, null, true, null) => async (job, scanned, releases) => await NewestReleases.FindAsync(scanned, releases, job.Session.Interrupted, job.Scope.Siblings.Select(ReferenceScopes.NameOf)),
        (null, null, false, { } release) => NameRelease(ReleaseVersion.Parse(release)),
        _ => throw new UnclearUpdateException(Given(build)),
    };

    private static ChooseGoal NameVersion(string artifact, ReleaseVersion version, bool allowUnpublished) => async (job, scanned, releases) =>
    {
        var goal = new ArtifactGoal(ArtifactNames.Of(scanned).Choose(artifact), version);
        if (!allowUnpublished)
        {
            await PublishedVersion.RequireAsync(goal, scanned, releases, job.Session.Interrupted);
        }

        return goal;
    };

    private static ChooseGoal NameRelease(ReleaseVersion version) => (_, scanned, _) =>
        Task.FromResult<UpdateGoal>(scanned is [var only] ? new ReleaseGoal(only.Name, version) : throw new UnclearUpdateException([.. scanned.Select(repository => repository.Name)]));

    private static string Given(IUpdateReferences build)
    {
        var given = new[]
        {
            build.Artifact is null ? null : "--artifact", build.To is null ? null : "--to", build.All ? "--all" : null, build.OwnRelease is null ? null : "--release",
        }.OfType<string>().ToList();
        return given.Count == 0 ? "none of these" : string.Join(' ', given);
    }
}
