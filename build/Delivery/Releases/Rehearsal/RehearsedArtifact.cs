using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Rehearsal;

/// <summary>An artifact at the place of its rehearsal, and whether it may be published from there.</summary>
/// <param name="Planned">What is to be published.</param>
/// <param name="Repository">The repository of the rehearsal.</param>
/// <param name="Reference">How a user names it there.</param>
/// <param name="Root">Its manifest or index; null where the rehearsal has none.</param>
/// <param name="Verdicts">The rules <c>rehearsal.complete</c>, <c>rehearsal.attested</c> and <c>rehearsal.unskipped</c>.</param>
internal sealed record RehearsedArtifact(PlannedArtifact Planned, IRepository Repository, string Reference, Descriptor? Root, IReadOnlyList<CheckResult> Verdicts)
{
    private const string RehearseAgain = "rehearse the release again: Rehearse --version <version>";

    /// <summary>Looks an artifact up.</summary>
    /// <param name="planned">What is to be published.</param>
    /// <param name="repository">The repository of the rehearsal.</param>
    /// <param name="reference">How a user names it there.</param>
    /// <param name="cancellation">Stops asking.</param>
    public static async Task<RehearsedArtifact> FindAsync(PlannedArtifact planned, IRepository repository, string reference, CancellationToken cancellation)
    {
        var root = await repository.ResolveAsync(planned.IdentityTag, cancellation);
        return new RehearsedArtifact(planned, repository, reference, root, root is null ? [Missing(reference)] : await JudgeAsync(planned, repository, reference, root, cancellation));
    }

    private static CheckResult Missing(string reference) =>
        CheckResult.Failed("rehearsal.complete", reference, "the artifact as it was rehearsed", "no such tag", "rehearse the whole release (Rehearse), or name the place of the rehearsal with --from");

    private static async Task<IReadOnlyList<CheckResult>> JudgeAsync(PlannedArtifact planned, IRepository repository, string reference, Descriptor root, CancellationToken cancellation)
    {
        try
        {
            var artifact = await PublishedArtifact.ReadWholeAsync(repository, root, cancellation);
            var statements = await PublishedProvenance.ListAsync(repository, root.Digest, cancellation);
            return [Complete(planned, reference, artifact), Attested(planned, reference, root, statements), Unskipped(planned, reference, artifact.Identity)];
        }
        catch (FaultException error)
        {
            return [CheckResult.Failed("rehearsal.complete", reference, error.Fault)];
        }
    }

    private static CheckResult Complete(PlannedArtifact planned, string reference, PublishedArtifact artifact) => planned is not PlannedImage image || image.IsFor(artifact.Platforms)
        ? CheckResult.Passed("rehearsal.complete", reference, $"{artifact.Root.Digest}")
        : CheckResult.Failed(
            "rehearsal.complete", reference, $"an image for {string.Join(", ", image.Platforms)}", artifact.Platforms.Count == 0 ? "one for no platform" : string.Join(", ", artifact.Platforms),
            $"{RehearseAgain}, or promote with the --platform of the rehearsal");

    // A manifest that was put under the tag by hand has no statement, or one about another digest.
    private static CheckResult Attested(PlannedArtifact planned, string reference, Descriptor root, IReadOnlyList<PublishedProvenance> statements)
    {
        var facts = planned.Source.Facts;
        var expected = $"a provenance statement about {root.Digest} from tag {facts.Version.GitTag} at commit {facts.Commit}";
        var proof = statements.Select(statement => statement.Record).OfType<ProvenanceRecord>().FirstOrDefault(record => record.Subjects.Contains(root.Digest) && record.Commit == facts.Commit && record.Ref == $"refs/tags/{facts.Version.GitTag}");
        return proof is not null
            ? CheckResult.Passed("rehearsal.attested", reference, expected)
            : CheckResult.Failed("rehearsal.attested", reference, expected, Describe(statements), $"the rehearsal is not as it was left; {RehearseAgain}");
    }

    private static string Describe(IReadOnlyList<PublishedProvenance> statements) => statements.Count == 0 ? "none" : string.Join(
        ", ", statements.Select(statement => statement.Record is { } record ? $"a statement from {record.Ref ?? "no tag"} at commit {record.Commit?.Hex ?? "unknown"}" : statement.Problem!.Found));

    private static CheckResult Unskipped(PlannedArtifact planned, string reference, RecordedIdentity identity)
    {
        const string Expected = "an artifact that passed the whole gate, or the very checks to go without now";
        var skipped = identity.Of(ArtifactIdentity.SkippedChecks).Select(value => value.Value).Distinct().ToList();
        return skipped.SelectMany(list => list.Split(',')).All(planned.Source.Skipped.Ids.Contains)
            ? CheckResult.Passed("rehearsal.unskipped", reference, Expected)
            : CheckResult.Failed("rehearsal.unskipped", reference, Expected, $"one that was made without {string.Join(", ", skipped)}", $"{RehearseAgain}, without --skip-check");
    }
}
