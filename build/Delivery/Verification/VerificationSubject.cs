using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>An artifact that is verified, with what was read of it.</summary>
/// <param name="Reference">The reference as the user gave it.</param>
/// <param name="Repository">The repository that was asked.</param>
/// <param name="Artifact">What it says of itself, read whole.</param>
/// <param name="Statements">The provenance statements beside it.</param>
/// <param name="IsSigned">Whether a signature by the user's key was verified, which covers everything below the digest.</param>
public sealed record VerificationSubject(
    Reference Reference, IRepository Repository, PublishedArtifact Artifact, IReadOnlyList<PublishedProvenance> Statements, bool IsSigned)
{
    /// <summary>The digest of its manifest or index.</summary>
    public Digest Digest => Artifact.Root.Digest;

    /// <summary>What it says of its origin: of an image, only at places that name a commit, because others may be its base's.</summary>
    public RecordedIdentity Identity => Artifact.Kind == PublishedKind.Image ? Artifact.Identity.BesideRevisions() : Artifact.Identity;

    /// <summary>The version that the tag names, else the one that the artifact records; null where neither is one.</summary>
    public ReleaseVersion? Version => (Reference.Tag is { } tag ? TagStyleFormat.VersionOf(tag) : null) ?? (Identity.Version is { } recorded ? TagStyleFormat.VersionOf(recorded) : null);

    /// <summary>The statements that can be read and are about this very artifact.</summary>
    public IEnumerable<ProvenanceRecord> Records => Statements.Select(statement => statement.Record).OfType<ProvenanceRecord>().Where(IsAbout);

    /// <summary>Says whether a statement is about the artifact or one of its platforms.</summary>
    /// <param name="record">The statement.</param>
    public bool IsAbout(ProvenanceRecord record) =>
        record.Subjects.Contains(Digest) || Artifact.Manifests.Any(manifest => record.Subjects.Contains(manifest.Descriptor.Digest));

    /// <summary>Returns a fact that the content itself records: proven where a signature covers the content, else a claim of whoever built it.</summary>
    /// <param name="id">The fact's name.</param>
    /// <param name="value">The fact.</param>
    /// <param name="evidence">Where it is recorded.</param>
    public VerifiedFact Recorded(string id, string value, string evidence) =>
        IsSigned ? VerifiedFact.Proven(id, value, $"{evidence}, covered by the signature") : VerifiedFact.Claimed(id, value, evidence);
}
