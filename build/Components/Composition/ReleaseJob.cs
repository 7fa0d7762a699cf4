using KubeStellar.Build.Output;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Delivery.Releases.Rehearsal;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>One run of a target that publishes: plan, print the plan or carry it out, report.</summary>
internal sealed class ReleaseJob : IAsyncDisposable
{
    private readonly IReleaseInputs _build;
    private readonly string _target;
    private readonly SigningKey? _key;

    private ReleaseJob(IReleaseInputs build, string target, DeliverySession session, IDeliveryTarget destination, SigningKey? key)
    {
        (_build, _target, Session, Destination, _key) = (build, target, session, destination, key);
        Platforms = build.Platform is { } text ? BuildPlatforms.ParseList(text) : [];
        Skipped = SkippedChecks.Of(build.SkipCheck?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [], destination);
    }

    /// <summary>Puts the parts together.</summary>
    public DeliverySession Session { get; }

    /// <summary>Where it publishes.</summary>
    public IDeliveryTarget Destination { get; }

    /// <summary>Where the release is announced besides the registry.</summary>
    public IReadOnlyList<IReleaseAnnouncement> Announcements => AsksForGitHub ? [new GitHubAnnouncement(GitHubAccess.Of(Session.Environment).WithRetries(TimeProvider.System, new RetryLog()), Session.Progress)] : [];

    private SkippedChecks Skipped { get; }

    private bool AsksForGitHub => _build is IHazGitHubRelease { GitHubRelease: true };

    /// <summary>Starts a run; one that writes waits until no other one writes into the folder for what runs leave.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="address">Where it publishes.</param>
    /// <param name="interrupted">Stops the run.</param>
    /// <remarks>What can be wrong with the parameters themselves is told before anything is waited for or opened.</remarks>
    public static async Task<ReleaseJob> OpenAsync(IReleaseInputs build, string target, TargetAddress address, CancellationToken interrupted)
    {
        var session = DeliverySession.For(build, address, interrupted);
        try
        {
            var key = build.SigningKey is { } keyFile ? await SigningKey.LoadAsync(keyFile, session.Environment, interrupted) : null;
            var job = new ReleaseJob(build, target, session, session.TargetAt(address), key);
            if (!build.DryRun)
            {
                if (address is TargetAddress.LayoutFolder layout)
                {
                    new LayoutRegistry(layout.Path).RequireWritable();
                }

                // Before the plan, which is made of what is there.
                await session.ClaimOutputAsync(target);
                await session.TidyStagingAsync();
            }

            return job;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The platforms that the parameters name, or none.</summary>
    public IReadOnlyList<Platform> Platforms { get; }

    /// <summary>Returns the rules for releasing sources of this family: those for where each lies, that its derived files are current, and that its references are right.</summary>
    /// <param name="sources">The sources.</param>
    public Func<SourceRepository, IReadOnlyList<ISourceCheck>> ChecksOf(IReadOnlyList<SourceRepository> sources)
    {
        var references = new CommitReferences([.. sources.Select(source => source.Location)], Session.Sources.Family, Session.NewLookup(Destination), Session.Environment);
        return source => [.. SourceChecks.For(source), new DerivedCurrentCheck(Session.ProgramsFor([source]).Deriver), .. references.Checks];
    }

    /// <summary>Plans the release of the sources for the platforms that the parameters name.</summary>
    /// <param name="version">The version as given.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="checks">The rules for a source.</param>
    public Task<ReleasePlan> PlanAsync(string version, IReadOnlyList<SourceRepository> sources, Func<SourceRepository, IReadOnlyList<ISourceCheck>> checks) =>
        PlanAsync(version, sources, checks, Platforms);

    /// <summary>Plans the release of the sources.</summary>
    /// <param name="version">The version as given.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="checks">The rules for a source.</param>
    /// <param name="platforms">The platforms to build instead of those that a source declares, or none.</param>
    public Task<ReleasePlan> PlanAsync(
        string version, IReadOnlyList<SourceRepository> sources, Func<SourceRepository, IReadOnlyList<ISourceCheck>> checks, IReadOnlyList<Platform> platforms)
    {
        var planner = new ReleasePlanner(Destination, checks, Session.Environment) { Journal = Session.Journal, Skipped = Skipped, Further = AsksForGitHub ? [new ArchivePlanner(Session.Environment)] : [] };
        return planner.PlanAsync(version, sources, platforms, Session.Interrupted);
    }

    /// <summary>Prints the plan when that is all that was asked for, else carries it out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="newSource">Makes the source of content, for a target and the rules that the user asked for besides the usual ones.</param>
    /// <param name="announcements">Where the release is announced besides the registry.</param>
    /// <param name="proofs">What is to be proven of the result.</param>
    public async Task RunAsync(
        ReleasePlan plan, Func<IDeliveryTarget, IReadOnlyList<IChartCheck>, IArtifactSource> newSource, IReadOnlyList<IReleaseAnnouncement> announcements,
        params IReadOnlyList<RehearsalProof> proofs)
    {
        foreach (var announcement in announcements)
        {
            plan = plan.With(await announcement.CheckAsync(plan, Session.Interrupted));
        }

        await RunAsync(plan, async () =>
        {
            var source = newSource(Destination, _build.Render ? [new RenderCheck(new HelmTemplate())] : []);
            var report = await Session.NewRun(source, _key, announcements).ExecuteAsync(_target, plan, Session.Interrupted);
            return await ProveAsync(report, plan, proofs);
        });
    }

    /// <summary>Prints the plan when that is all that was asked for, else builds a part of it.</summary>
    /// <param name="plan">The plan of the whole release.</param>
    /// <param name="folder">Where the part goes.</param>
    /// <param name="platforms">The platforms of the part.</param>
    public Task BuildPartAsync(ReleasePlan plan, string folder, IReadOnlyList<Platform> platforms) =>
        RunAsync(plan, () => Session.NewPart(folder, Destination).ExecuteAsync(_target, plan, platforms, Session.Interrupted));

    private async Task RunAsync(ReleasePlan plan, Func<Task<DeliveryReport>> run)
    {
        if (_build.DryRun)
        {
            ReportConsole.WritePlan(ReleaseRun.Describe(_target, plan));
            plan.EnsureClear();
            return;
        }

        Session.RequireSpaceFor(plan);
        var file = Session.PrepareReport(_target, _build.Report);
        try
        {
            var report = await run();
            file.Write(report);
            ReportConsole.Write(report, file.Path);
        }
        catch (FaultException error) when (error is IRefusal)
        {
            file.Write(ReleaseRun.Describe(_target, plan.Replace(((IRefusal)error).Checks)));
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _key?.Dispose();
        return Session.DisposeAsync();
    }

    private async Task<DeliveryReport> ProveAsync(DeliveryReport report, ReleasePlan plan, IReadOnlyList<RehearsalProof> proofs)
    {
        foreach (var proof in proofs)
        {
            report = await proof.CompleteAsync(report, plan, Session.Interrupted);
        }

        return report;
    }
}
