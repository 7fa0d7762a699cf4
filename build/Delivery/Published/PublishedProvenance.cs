using KubeStellar.Delivery.Provenance;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>A provenance statement that lies beside an artifact.</summary>
/// <param name="Manifest">The manifest that ties it to the artifact.</param>
/// <param name="Record">What it says; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
public sealed record PublishedProvenance(Descriptor Manifest, ProvenanceRecord? Record, Fault? Problem)
{
    /// <summary>The greatest number of manifests with statements that are read for one artifact, and of statements in one of them: 64.</summary>
    private const int MaxStatements = 64;

    /// <summary>How many manifests are read at a time: 8; each may be as large as allowed.</summary>
    private const int MaxParallel = 8;

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

        return await ReadAllAsync(repository, referrers, subject, cancellation);
    }

    /// <summary>Reads the statements that lie in an index beside the images that they are about.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="UnreadableProvenanceException">There are more than 64.</exception>
    public static Task<IReadOnlyList<PublishedProvenance>> ReadEmbeddedAsync(IRepository repository, PublishedArtifact artifact, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.EmbeddedAttestations.Count <= MaxStatements
            ? ReadAllAsync(repository, artifact.EmbeddedAttestations, null, cancellation)
            : throw new UnreadableProvenanceException($"{repository.Location}@{artifact.Root.Digest}", $"more than {MaxStatements} statements");
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

            var statements = new List<PublishedProvenance>();
            foreach (var layer in content.Layers.Where(MayBeProvenance).Take(MaxStatements))
            {
                statements.Add(await ReadAsync(repository, manifest, layer, location, cancellation));
            }

            return statements;
        }
        catch (FaultException error) when (IsOfContent(error))
        {
            return [new PublishedProvenance(manifest, null, error.Fault)];
        }
    }

    private static async Task<IReadOnlyList<PublishedProvenance>> ReadAllAsync(IRepository repository, IReadOnlyList<Descriptor> manifests, Digest? subject, CancellationToken cancellation)
    {
        var read = new List<PublishedProvenance>();
        foreach (var some in manifests.Chunk(MaxParallel))
        {
            read.AddRange((await Task.WhenAll(some.Select(manifest => ReadAsync(repository, manifest, subject, cancellation)))).SelectMany(statements => statements));
        }

        return read;
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
