using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>A document about an artifact, which lies beside it as an OCI artifact that refers to it.</summary>
/// <param name="MediaType">The media type of the document, which is also the artifact type.</param>
/// <param name="Content">The bytes of the document.</param>
/// <param name="Annotations">The annotations of its manifest.</param>
public sealed record Attestation(string MediaType, ReadOnlyMemory<byte> Content, IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>The descriptor of the document.</summary>
    public Descriptor Layer => Descriptor.Of(MediaType, Content.Span);

    /// <summary>Returns the manifest that ties the document to an artifact: no configuration, one layer; equal documents of one artifact have equal manifests.</summary>
    /// <param name="subject">The manifest or index that the document is about.</param>
    public ImageManifest ManifestFor(Descriptor subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var plain = new Descriptor { MediaType = subject.MediaType, Digest = subject.Digest, Size = subject.Size };
        return ImageManifest.Create(EmptyContent.Descriptor, [Layer], Annotations, artifactType: MediaType, subject: plain);
    }
}
