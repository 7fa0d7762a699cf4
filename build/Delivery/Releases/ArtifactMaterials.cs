using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>What an artifact was made from, as its own provenance statement says.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Others">What went in beside it, as package URLs: Go, the base image, a chart's dependencies.</param>
public sealed record ArtifactMaterials(CommitId Commit, IReadOnlyList<string> Others)
{
    /// <summary>Returns what the artifact was made from; null where no statement of this project says it.</summary>
    /// <param name="repository">The repository that holds it.</param>
    /// <param name="artifact">The digest of its manifest or index.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ArtifactMaterials?> ReadAsync(IRepository repository, Digest artifact, CancellationToken cancellation)
    {
        var statements = await PublishedProvenance.ListAsync(repository, artifact, cancellation);
        return statements.Select(statement => statement.Record).OfType<ProvenanceRecord>()
            .Where(record => record is { IsOwn: true, Commit: not null } && record.Subjects.Contains(artifact))
            .Select(record => new ArtifactMaterials(record.Commit!.Value, record.Materials)).FirstOrDefault();
    }

    /// <summary>Says what went into another artifact that did not go into this one.</summary>
    /// <param name="other">The other one.</param>
    public string DifferenceOf(ArtifactMaterials other) =>
        other.Commit != Commit ? $"made from commit {other.Commit}"
        : other.Others.Except(Others).ToList() is { Count: > 0 } different ? $"made from the same commit with {string.Join(", ", different)}, here with {string.Join(", ", Others.Except(other.Others))}"
        : "made from the same commit, and it states the same Go, base and dependencies";
}
