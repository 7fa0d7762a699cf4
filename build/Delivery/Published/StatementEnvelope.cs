using System.Text.Json;
using KubeStellar.Delivery.Provenance;

namespace KubeStellar.Delivery.Published;

/// <summary>What statements are wrapped in to be signed: DSSE envelopes (secure-systems-lab/dsse) and the Sigstore bundles that hold them.</summary>
internal static class StatementEnvelope
{
    /// <summary>The artifact type of DSSE envelopes, as cosign attaches them.</summary>
    public const string MediaType = "application/vnd.dsse.envelope.v1+json";

    /// <summary>What the artifact types of Sigstore bundles start with, whatever their version.</summary>
    public const string BundlePrefix = "application/vnd.dev.sigstore.bundle";

    /// <summary>Returns the bytes of the statement that a document is or holds.</summary>
    /// <exception cref="JsonException">The document is no JSON, or an envelope of something else.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> document)
    {
        using var json = JsonFacts.Parse(document);
        var envelope = json.RootElement.Object("dsseEnvelope") ?? json.RootElement;
        if (envelope.Text("payload") is not { } payload)
        {
            return document;
        }

        if (envelope.Text("payloadType") is not ProvenanceStatement.MediaType)
        {
            throw new JsonException($"'payloadType' is not {ProvenanceStatement.MediaType}");
        }

        try
        {
            return Convert.FromBase64String(payload);
        }
        catch (FormatException error)
        {
            throw new JsonException("'payload' is not base64", error);
        }
    }
}
