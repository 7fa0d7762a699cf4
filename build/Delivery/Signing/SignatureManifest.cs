using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>The image that cosign keeps the signatures of an artifact in: a layer for each, the payload, with the signature in an annotation.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Config">The bytes of its configuration.</param>
internal sealed record SignatureManifest(ImageManifest Manifest, ReadOnlyMemory<byte> Config)
{
    private const string SignatureAnnotation = "dev.cosignproject.cosign/signature";
    /// <summary>The size in bytes above which what a signature signs is passed over: 1 MiB.</summary>
    private const int MaxPayload = 1024 * 1024;

    /// <summary>Reads it; null where the artifact has none.</summary>
    public static async Task<SignatureManifest?> ReadAsync(IReadable from, Digest artifact, CancellationToken cancellation)
    {
        if (await from.ResolveAsync(SignatureTag.Of(artifact), cancellation) is not { } descriptor)
        {
            return null;
        }

        var manifest = await ImageManifest.FetchAsync(from, descriptor, cancellation);
        return new SignatureManifest(manifest, await from.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize, cancellation));
    }

    /// <summary>Returns one with another signature behind those of this one, or with it alone.</summary>
    public static SignatureManifest Add(SignatureManifest? signatures, ReadOnlySpan<byte> payload, byte[] signature)
    {
        var layer = Descriptor.Of(SimpleSigning.MediaType, payload) with
        {
            Annotations = new Dictionary<string, string> { [SignatureAnnotation] = Convert.ToBase64String(signature) },
        };
        return Add(signatures, [layer]);
    }

    /// <summary>Returns one with the signatures of another behind its own, or that other one alone.</summary>
    public static SignatureManifest Merge(SignatureManifest? signatures, SignatureManifest given) =>
        signatures is null ? given : Add(signatures, [.. given.Manifest.Layers.Where(layer => !signatures.Holds(layer))]);

    /// <summary>Says whether it holds every signature of another one.</summary>
    public bool Holds(SignatureManifest given) => given.Manifest.Layers.All(Holds);

    // Signatures of one payload differ in the annotation alone.
    private bool Holds(Descriptor signature) => Manifest.Layers.Any(layer =>
        layer.Digest == signature.Digest && layer.Annotations.GetValueOrDefault(SignatureAnnotation) == signature.Annotations.GetValueOrDefault(SignatureAnnotation));

    private static SignatureManifest Add(SignatureManifest? signatures, IReadOnlyList<Descriptor> layers)
    {
        var before = signatures is null ? new ImageConfig() : ImageConfig.Parse(signatures.Config);
        var config = before with
        {
            DiffIds = [.. before.DiffIds, .. layers.Select(layer => layer.Digest)],
            History = [.. before.History, .. layers.Select(_ => new HistoryEntry())],
        };
        var bytes = config.ToBytes();
        var manifest = ImageManifest.Create(
            Descriptor.Of(MediaTypes.OciConfig, bytes), [.. signatures?.Manifest.Layers ?? [], .. layers], signatures?.Manifest.Annotations);
        return new SignatureManifest(manifest, bytes);
    }

    /// <summary>Says whether one of the signatures names the artifact and was made with the key.</summary>
    public async Task<bool> IsSignedByAsync(VerificationKey key, Digest artifact, IContentFetcher from, CancellationToken cancellation)
    {
        foreach (var layer in Manifest.Layers.Where(layer => layer is { MediaType: SimpleSigning.MediaType, Size: <= MaxPayload }))
        {
            var text = layer.Annotations.GetValueOrDefault(SignatureAnnotation, "");
            var signature = new byte[text.Length];
            if (Convert.TryFromBase64String(text, signature, out var length))
            {
                var payload = await from.FetchBytesAsync(layer, MaxPayload, cancellation);
                if (key.Verify(payload, signature.AsSpan(0, length)) && SimpleSigning.Names(payload, artifact))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
