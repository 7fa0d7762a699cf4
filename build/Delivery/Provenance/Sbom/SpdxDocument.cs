using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance.Sbom;

/// <summary>The bill of materials of an image as SPDX 2.3 in JSON: the image, its base, the program's main module, the modules it was linked from, and Go's standard library.</summary>
public static class SpdxDocument
{
    /// <summary>The media type of SPDX documents in JSON.</summary>
    public const string MediaType = "application/spdx+json";

    private const string DocumentId = "SPDXRef-DOCUMENT";
    private const string NamespacePrefix = "https://kubestellar.io/delivery/spdx/";

    /// <summary>Returns the document of an image; equal arguments give equal bytes, and its namespace is that of the image's digest.</summary>
    /// <param name="image">What the image is made of.</param>
    public static Attestation Create(ImageContents image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var packages = new ImagePackages(image);
        var json = new GoJsonWriter();
        json.StartObject();
        json.OptionalText("spdxVersion", "SPDX-2.3");
        json.OptionalText("dataLicense", "CC0-1.0");
        json.OptionalText("SPDXID", DocumentId);
        json.OptionalText("name", $"{image.Repository}@{image.Digest}");
        json.OptionalText("documentNamespace", $"{NamespacePrefix}{image.Repository}/{image.Digest.Algorithm}/{image.Digest.Hex}");
        WriteCreation(json, image);
        json.Name("packages");
        json.StartArray();
        foreach (var package in packages.All)
        {
            package.Write(json);
        }

        json.EndArray();
        json.Name("relationships");
        json.StartArray();
        foreach (var (from, kind, to) in packages.Relationships.Prepend((DocumentId, "DESCRIBES", packages.Image.Id)))
        {
            WriteRelationship(json, from, kind, to);
        }

        json.EndArray();
        json.EndObject();
        return new Attestation(MediaType, json.ToArray(), new Dictionary<string, string>());
    }

    private static void WriteCreation(GoJsonWriter json, ImageContents image)
    {
        json.Name("creationInfo");
        json.StartObject();
        json.OptionalText("created", Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(image.CommitTime.ToUnixTimeSeconds())).ToString());
        json.OptionalList("creators", [$"Tool: {image.Tool}"]);
        json.EndObject();
    }

    private static void WriteRelationship(GoJsonWriter json, string from, string kind, string to)
    {
        json.StartObject();
        json.OptionalText("spdxElementId", from);
        json.OptionalText("relationshipType", kind);
        json.OptionalText("relatedSpdxElement", to);
        json.EndObject();
    }
}
