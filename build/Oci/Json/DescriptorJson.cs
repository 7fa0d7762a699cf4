using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Descriptors in JSON, fields written in the order of go-containerregistry.</summary>
internal static class DescriptorJson
{
    /// <summary>The size in bytes above which descriptors are refused: 1 TiB, far above what registries take; so no sum of sizes overflows.</summary>
    public const long MaxSize = 1L << 40;

    public static Descriptor Read(JsonElement json)
    {
        json.Require(JsonValueKind.Object);
        var size = json.Number("size") ?? throw new JsonException("'size' is missing");
        return new Descriptor
        {
            MediaType = json.Text("mediaType") ?? "",
            Digest = Digest.Parse(json.RequiredText("digest")),
            Size = size is >= 0 and <= MaxSize ? size : throw new JsonException($"'size' is {size}, not from 0 to {MaxSize}"),
            Platform = json.Field("platform", JsonValueKind.Object) is { } platform ? ReadPlatform(platform) : null,
            Annotations = json.Map("annotations"),
            ArtifactType = json.Text("artifactType"),
            Urls = json.Texts("urls"),
        };
    }

    public static void Write(GoJsonWriter json, Descriptor descriptor)
    {
        json.StartObject();
        json.Name("mediaType");
        json.Text(descriptor.MediaType);
        json.Name("size");
        json.Number(descriptor.Size);
        json.Name("digest");
        json.Text(descriptor.Digest.ToString());
        json.OptionalList("urls", descriptor.Urls);
        json.OptionalMap("annotations", descriptor.Annotations);
        if (descriptor.Platform is { } platform)
        {
            json.Name("platform");
            WritePlatform(json, platform);
        }

        json.OptionalText("artifactType", descriptor.ArtifactType);
        json.EndObject();
    }

    private static Platform ReadPlatform(JsonElement json) =>
        new(json.Text("os") ?? "", json.Text("architecture") ?? "", NullIfEmpty(json.Text("variant")), NullIfEmpty(json.Text("os.version")));

    private static void WritePlatform(GoJsonWriter json, Platform platform)
    {
        json.StartObject();
        json.Name("architecture");
        json.Text(platform.Architecture);
        json.Name("os");
        json.Text(platform.Os);
        json.OptionalText("os.version", platform.OsVersion);
        json.OptionalText("variant", platform.Variant);
        json.EndObject();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
