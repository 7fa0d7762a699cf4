using KubeStellar.Delivery.Published;

namespace KubeStellar.Delivery.Verification;

/// <summary>The fact <c>provenance</c>: the statements beside the artifact, each with its builder.</summary>
public sealed class ProvenanceFact : IFactFinder
{
    private const string Id = "provenance";

    /// <inheritdoc/>
    public Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        IReadOnlyList<VerifiedFact> facts = subject.Statements.Count == 0
            ? [VerifiedFact.Unproven(Id, "", "no provenance statement refers to the artifact")]
            : [.. subject.Statements.Select(statement => Fact(subject, statement))];
        return Task.FromResult(facts);
    }

    private static VerifiedFact Fact(VerificationSubject subject, PublishedProvenance statement) => statement.Record switch
    {
        // Anybody who may write beside the artifact can leave something that nobody can read.
        null => VerifiedFact.Unproven(Id, $"{statement.Manifest.Digest}", $"it cannot be read: {statement.Problem?.Found}"),
        var record when !subject.IsAbout(record) => VerifiedFact.Contradictory(
            Id, $"{statement.Manifest.Digest}", $"it refers to the artifact, but is about {(record.Subjects.Count == 0 ? "nothing" : string.Join(", ", record.Subjects))}"),
        var record => VerifiedFact.Claimed(Id, record.BuilderId ?? "a builder without a name", $"{record.PredicateType} {statement.Manifest.Digest}, whose own signature is not checked"),
    };
}
