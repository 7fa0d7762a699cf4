namespace KubeStellar.Oci;

/// <summary>A manifest or index that refers to another one, as lists of referrers describe it.</summary>
/// <param name="Subject">What it refers to.</param>
/// <param name="Listed">Its descriptor with its artifact type and annotations.</param>
internal sealed record ReferrerManifest(Descriptor Subject, Descriptor Listed)
{
    /// <summary>Reads a manifest or index; null when it refers to nothing.</summary>
    public static ReferrerManifest? Of(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        // Few manifests refer to others; the rest need not be parsed.
        if (bytes.Span.IndexOf("\"subject\""u8) < 0)
        {
            return null;
        }

        if (MediaTypes.IsIndex(descriptor.MediaType))
        {
            var index = ImageIndex.Parse(bytes, descriptor.MediaType);
            return Create(index.Subject, descriptor, index.ArtifactType, index.Annotations);
        }

        var manifest = ImageManifest.Parse(bytes, descriptor.MediaType);

        // The specification's rule for manifests without an artifact type.
        var artifactType = string.IsNullOrEmpty(manifest.ArtifactType) ? manifest.Config.MediaType : manifest.ArtifactType;
        return Create(manifest.Subject, descriptor, artifactType, manifest.Annotations);
    }

    private static ReferrerManifest? Create(Descriptor? subject, Descriptor descriptor, string? artifactType, IReadOnlyDictionary<string, string> annotations) =>
        subject is null ? null : new ReferrerManifest(subject, new Descriptor
        {
            MediaType = descriptor.MediaType,
            Digest = descriptor.Digest,
            Size = descriptor.Size,
            ArtifactType = artifactType,
            Annotations = annotations,
        });
}
