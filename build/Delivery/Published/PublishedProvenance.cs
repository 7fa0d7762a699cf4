using KubeStellar.Delivery.Provenance;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>A provenance statement that lies beside an artifact.</summary>
/// <param name="Manifest">The manifest that ties it to the artifact.</param>
/// <param name="Record">What it says; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
public sealed record PublishedProvenance(Descriptor Manifest, ProvenanceRecord? Record, Fault? Problem)
{
    private const int MaxStatements = 64;
    private const string SlsaPrefix = "https://slsa.dev/provenance/";
    private const string BundlePredicateType = "dev.sigstore.bundle.predicateType";

    /// <summary>Finds the statements that refer to an artifact and reads each; what cannot be read is listed with the reason, because whoever may write to the repository may attach anything.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="subject">The digest of the artifact's manifest or index.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="UnreadableProvenanceException">More than 64 statements refer to the artifact.</exception>
    public static async Task<IReadOnlyList<PublishedProvenance>> ListAsync(IRepository repository, Digest subject, CancellationToken cancellation)
    {
        var referrers = await repository.ListReferrersAsync(subject, cancellationToken: cancellation).Where(MayBeProvenance).Take(MaxStatements + 1).ToListAsync(cancellation);
        if (referrers.Count > MaxStatements)
        {
            throw new UnreadableProvenanceException($"{repository.Location}@{subject}", $"more than {MaxStatements} statements");
        }

        var read = await Task.WhenAll(referrers.Select(referrer => ReadAsync(repository, referrer, subject, cancellation)));
        return [.. read.SelectMany(statements => statements)];
    }

    /// <summary>Reads the statements that a manifest holds, each of its layers being one; a manifest that refers to another artifact is a problem.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="subject">The digest that it must refer to; null where something else ties it to its artifact.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task<IReadOnlyList<PublishedProvenance>> ReadAsync(IRepository repository, Descriptor manifest, Digest? subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(manifest);
        var location = $"{repository.Location}@{manifest.Digest}";
        try
        {
            var content = await ImageManifest.FetchAsync(repository, manifest, cancellation);
            if (subject is { } wanted && content.Subject?.Digest != wanted)
            {
                throw new UnreadableProvenanceException(location, $"a manifest that refers to {content.Subject?.Digest.ToString() ?? "nothing"}, not to {wanted}");
            }

            return await Task.WhenAll(content.Layers.Where(MayBeProvenance).Take(MaxStatements).Select(layer => ReadAsync(repository, manifest, layer, location, cancellation)));
        }
        catch (FaultException error) when (IsOfContent(error))
        {
            return [new PublishedProvenance(manifest, null, error.Fault)];
        }
    }

    private static async Task<PublishedProvenance> ReadAsync(IRepository repository, Descriptor manifest, Descriptor layer, string location, CancellationToken cancellation)
    {
        try
        {
            var document = await repository.FetchBytesAsync(layer, ProvenanceRecord.MaxSize, cancellation);
            return new PublishedProvenance(manifest, ProvenanceRecord.Parse(document, location), null);
        }
        catch (FaultException error) when (IsOfContent(error))
        {
            return new PublishedProvenance(manifest, null, error.Fault);
        }
    }

    // A registry that does not answer says nothing about the statement.
    private static bool IsOfContent(FaultException error) =>
        error is UnreadableProvenanceException or MalformedContentException or MissingContentException or WrongContentException or ContentTooLargeException;

    // Of referrers the artifact type is looked at, of layers the media type; annotations, where there are any, spare reading what is no provenance.
    private static bool MayBeProvenance(Descriptor descriptor)
    {
        var type = descriptor.ArtifactType ?? descriptor.MediaType;
        return (type is ProvenanceStatement.MediaType or StatementEnvelope.MediaType || type.StartsWith(StatementEnvelope.BundlePrefix, StringComparison.Ordinal))
            && PredicateTypeOf(descriptor)?.StartsWith(SlsaPrefix, StringComparison.Ordinal) != false;
    }

    private static string? PredicateTypeOf(Descriptor descriptor) =>
        descriptor.Annotations.GetValueOrDefault(ProvenanceStatement.PredicateTypeAnnotation) ?? descriptor.Annotations.GetValueOrDefault(BundlePredicateType);
}
