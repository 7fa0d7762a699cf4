using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance.Sbom;

/// <summary>A package of an SPDX document (SPDX 2.3, clause 7).</summary>
internal sealed record SpdxPackage
{
    /// <summary>The identifier within the document, with <c>SPDXRef-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The version, or nothing.</summary>
    public string Version { get; init; } = "";

    /// <summary>The package URL, or nothing.</summary>
    public string Url { get; init; } = "";

    /// <summary>The SHA-256 in hexadecimal digits, or nothing.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>What the package is for, such as <c>CONTAINER</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is known of how it came to be, or nothing.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Writes it as JSON; nobody looked into its files.</summary>
    public void Write(GoJsonWriter json)
    {
        json.StartObject();
        json.OptionalText("name", Name);
        json.OptionalText("SPDXID", Id);
        json.OptionalText("versionInfo", Version);
        json.OptionalText("downloadLocation", "NOASSERTION");
        json.Name("filesAnalyzed");
        json.Boolean(false);
        json.OptionalText("primaryPackagePurpose", Purpose);
        json.OptionalText("sourceInfo", Origin);
        WriteChecksum(json);
        WriteUrl(json);
        json.EndObject();
    }

    private void WriteChecksum(GoJsonWriter json)
    {
        if (Sha256.Length > 0)
        {
            json.Name("checksums");
            json.StartArray();
            json.StartObject();
            json.OptionalText("algorithm", "SHA256");
            json.OptionalText("checksumValue", Sha256);
            json.EndObject();
            json.EndArray();
        }
    }

    private void WriteUrl(GoJsonWriter json)
    {
        if (Url.Length > 0)
        {
            json.Name("externalRefs");
            json.StartArray();
            json.StartObject();
            json.OptionalText("referenceCategory", "PACKAGE-MANAGER");
            json.OptionalText("referenceType", "purl");
            json.OptionalText("referenceLocator", Url);
            json.EndObject();
            json.EndArray();
        }
    }
}
