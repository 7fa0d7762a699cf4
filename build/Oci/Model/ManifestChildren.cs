using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>What manifests and indexes have in common for those who walk them.</summary>
internal static class ManifestChildren
{
    /// <summary>Returns what a store must hold before the manifest or index.</summary>
    public static IReadOnlyList<Descriptor> Of(Descriptor descriptor, ReadOnlyMemory<byte> bytes) =>
        MediaTypes.IsIndex(descriptor.MediaType)
            ? ImageIndex.Parse(bytes, descriptor.MediaType).Manifests
            : [.. ImageManifest.Parse(bytes, descriptor.MediaType).Children];

    /// <summary>Returns the media type that the JSON states, or that its shape shows where it states none; null when it is neither manifest nor index.</summary>
    public static string? MediaTypeOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty("mediaType", out var stated) && stated.ValueKind == JsonValueKind.String)
        {
            return stated.GetString() is { } mediaType && MediaTypes.IsManifest(mediaType) ? mediaType : null;
        }

        return json.TryGetProperty("manifests", out _) ? MediaTypes.OciIndex
            : json.TryGetProperty("config", out _) && json.TryGetProperty("layers", out _) ? MediaTypes.OciManifest
            : null;
    }
}
