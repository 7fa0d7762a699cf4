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

    /// <summary>Returns the media type of what is parsed; throws where the JSON states another one, or has fields of the other kind, so that nobody reads the same bytes as something else.</summary>
    /// <param name="json">The manifest or index.</param>
    /// <param name="given">The media type that the store gave, or null for the one written inside.</param>
    /// <param name="usual">The media type where neither says one.</param>
    /// <param name="foreign">The fields of the other kind.</param>
    public static string RequireMediaType(JsonElement json, string? given, string usual, params ReadOnlySpan<string> foreign)
    {
        foreach (var field in foreign)
        {
            if (json.Find(field) is not null)
            {
                throw new JsonException($"'{field}' makes it both a manifest and an index");
            }
        }

        var stated = json.Text("mediaType") is { Length: > 0 } text ? text : null;
        return given is null || stated is null || given == stated
            ? given ?? stated ?? usual
            : throw new JsonException($"'mediaType' is {stated}, not {given}");
    }

    /// <summary>Returns the media type that the JSON states, or that its shape shows where it states none; null when it is neither manifest nor index.</summary>
    public static string? MediaTypeOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (json.Find("mediaType") is { ValueKind: JsonValueKind.String } stated)
        {
            return stated.GetString() is { } mediaType && MediaTypes.IsManifest(mediaType) ? mediaType : null;
        }

        return json.Find("manifests") is not null ? MediaTypes.OciIndex
            : json.Find("config") is not null && json.Find("layers") is not null ? MediaTypes.OciManifest
            : null;
    }
}
