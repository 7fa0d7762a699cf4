using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>Finds out what can be known about a published artifact from outside.</summary>
/// <param name="signature">Checks the signature first, because it decides what recorded facts are worth.</param>
/// <param name="finders">What else is found out, in the order of reports.</param>
public sealed class ArtifactVerifier(SignatureFact signature, IReadOnlyList<IFactFinder> finders)
{
    /// <summary>Verifies an artifact.</summary>
    /// <param name="reference">The reference, with a tag or a digest.</param>
    /// <param name="repository">The repository to ask.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidReferenceException">The reference has neither tag nor digest.</exception>
    /// <exception cref="ArtifactMissingException">There is none.</exception>
    /// <exception cref="WrongContentException">Content does not have its digest.</exception>
    public async Task<VerificationReport> VerifyAsync(Reference reference, IRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(repository);
        if (reference is { Tag: null, Digest: null })
        {
            throw new InvalidReferenceException($"{reference}", "host/path:tag or host/path@digest; a missing tag is not taken for latest");
        }

        var root = await repository.ResolveAsync(reference.TagOrDigest, cancellation) ?? throw new ArtifactMissingException(reference, repository.Location);
        var read = PublishedArtifact.ReadWholeAsync(repository, root, cancellation);
        var statements = PublishedProvenance.ListAsync(repository, root.Digest, cancellation);
        var signed = signature.FindAsync(repository, root.Digest, cancellation);
        await Task.WhenAll(read, statements, signed);
        var artifact = await ProgramRevision.CompleteAsync(await read, repository, cancellation);
        var embedded = await PublishedProvenance.ReadEmbeddedAsync(repository, artifact, cancellation);
        var subject = new VerificationSubject(reference, repository, artifact, [.. await statements, .. embedded], (await signed).Standing == FactStanding.Proven);
        var facts = await Task.WhenAll(finders.Select(finder => finder.FindAsync(subject, cancellation)));
        return new VerificationReport(reference, artifact, [.. facts.SelectMany(found => found), await signed]);
    }
}
