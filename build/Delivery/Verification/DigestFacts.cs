using KubeStellar.Delivery.Published;

namespace KubeStellar.Delivery.Verification;

/// <summary>The facts <c>digest</c>, <c>content</c> and <c>platforms</c>: what hashing alone shows.</summary>
public sealed class DigestFacts : IFactFinder
{
    private const string Content = "content";
    private const string Platforms = "platforms";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        List<VerifiedFact> facts = [await DigestAsync(subject, cancellation), await ContentAsync(subject, cancellation)];
        if (subject.Artifact.Kind == PublishedKind.Image)
        {
            facts.Add(PlatformsOf(subject.Artifact));
        }

        return facts;
    }

    private static async Task<VerifiedFact> DigestAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        var evidence = $"the bytes that {subject.Repository.Location} serves hash to it";
        if (subject.Reference is not { Tag: { } tag, Digest: not null })
        {
            return VerifiedFact.Proven("digest", $"{subject.Digest}", evidence);
        }

        var named = await subject.Repository.ResolveAsync(tag, cancellation);
        return named?.Digest == subject.Digest
            ? VerifiedFact.Proven("digest", $"{subject.Digest}", $"{evidence}; tag {tag} names it")
            : VerifiedFact.Contradictory("digest", $"{subject.Digest}", $"tag {tag} names {named?.Digest.ToString() ?? "nothing"}");
    }

    private static async Task<VerifiedFact> ContentAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        var blobs = subject.Artifact.Manifests.SelectMany(manifest => manifest.Content).DistinctBy(blob => blob.Digest).ToList();
        var present = await Task.WhenAll(blobs.Select(blob => subject.Repository.ExistsAsync(blob, cancellation)));
        var missing = blobs.Zip(present).Where(pair => !pair.Second).Select(pair => pair.First.Digest).ToList();
        var value = $"{subject.Artifact.Manifests.Count} manifests, {blobs.Count} blobs";
        return missing.Count == 0
            ? VerifiedFact.Proven(Content, value, "manifests and configurations were read and hashed, layers are there")
            : VerifiedFact.Contradictory(Content, value, $"missing: {string.Join(", ", missing)}");
    }

    private static VerifiedFact PlatformsOf(PublishedArtifact artifact)
    {
        var value = string.Join(",", artifact.Platforms);
        var contradictory = artifact.Manifests.Where(manifest => manifest.IsContradictory).ToList();
        return contradictory.Count == 0
            ? VerifiedFact.Proven(Platforms, value, "below the digest: index and configurations agree")
            : VerifiedFact.Contradictory(Platforms, value, string.Join(", ", contradictory.Select(manifest => $"what the index calls {manifest.Stated} is configured for {manifest.Configured}")));
    }
}
