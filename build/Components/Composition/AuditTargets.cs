using KubeStellar.Build.Output;
using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Verification;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>The targets that look at what is published and write nothing but their report.</summary>
internal static class AuditTargets
{
    /// <summary>Audits the sources that the parameters name.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task AuditAsync(IAudit build, string target, CancellationToken interrupted)
    {
        var scope = new AuditScope(Parse(build.Version), Parse(build.Since));
        var standIn = DeliverySession.StandInOf(build);
        await using var session = DeliverySession.Reading(build, (standIn as TargetAddress.RegistryHost)?.Name, interrupted);
        using var place = session.PlaceToLookAt(standIn);
        var file = session.PrepareReport(target, build.Report);
        var sources = build.Workspace is { } workspace ? session.Sources.OpenAll(workspace) : await session.Sources.OpenAsync(build.Source, interrupted);
        var releases = sources.SelectMany(source => ExpectedReleases.Read(source, session.Environment)).ToList();
        scope.EnsureIncludesAny(releases, sources.Select(source => source.Location));
        using var memory = AuditMemory.Open(session.AuditMemoryPath);
        var report = await new Auditor(place, session.NewLookup(place), memory, session.Progress).AuditAsync(releases, scope, session.Interrupted);
        file.Write(stream => AuditReportJson.Write(report, stream));
        AuditConsole.Write(report, file.Path);
        report.EnsureRight();
    }

    /// <summary>Verifies the artifact that the parameters name.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task VerifyAsync(IVerify build, string target, CancellationToken interrupted)
    {
        var reference = Reference.Parse(build.Artifact!);
        using var key = build.VerificationKey is { } keyFile ? await VerificationKey.LoadAsync(keyFile, interrupted) : null;
        var standIn = DeliverySession.StandInOf(build);
        await using var session = DeliverySession.Reading(build, standIn is null ? reference.Repository.Registry : (standIn as TargetAddress.RegistryHost)?.Name, interrupted);
        using var place = session.PlaceToLookAt(standIn);
        var file = session.PrepareReport(target, build.Report);
        IReadOnlyList<IFactFinder> finders =
        [
            new DigestFacts(), new IdentityFacts(), new GitTagFact(await TagsOfAsync(build.Source, session)), new ChartFacts(session.NewLookup(place)), new ProvenanceFact(), new BillOfMaterialsFact(),
        ];
        var report = await new ArtifactVerifier(new SignatureFact(key), finders).VerifyAsync(reference, place.Open(reference.Repository), session.Interrupted);
        file.Write(stream => VerificationReportJson.Write(report, stream));
        AuditConsole.Write(report, file.Path);
        report.EnsureConsistent();
    }

    private static ReleaseVersion? Parse(string? version) => version is null ? null : ReleaseVersion.Parse(version);

    private static async Task<ITagFinder?> TagsOfAsync(string? source, DeliverySession session) =>
        source is null ? null
        : GitUrl.IsUrl(source) ? new RemoteTagFinder(source)
        : new CheckoutTags((await session.Sources.OpenAsync(source, session.Interrupted))[0]);
}
