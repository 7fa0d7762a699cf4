using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Verification;

/// <summary>Writes a <see cref="VerificationReport"/> as JSON, of the shape that every target's report has; each check tells its standing as well.</summary>
public static class VerificationReportJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(VerificationReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", "Verify");
        json.WriteString("repository", report.Artifact.Identity.Source);
        json.WriteString("commit", report.Artifact.Identity.Revision);
        json.WriteString("version", report.Artifact.Identity.Version);
        json.WriteStartArray("artifacts");
        WriteArtifact(json, report);
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var fact in report.Facts)
        {
            WriteFact(json, report, fact);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns the standing as reports spell it.</summary>
    /// <param name="standing">The standing.</param>
    public static string NameOf(FactStanding standing) => standing switch
    {
        FactStanding.Proven => "proven",
        FactStanding.Claimed => "claimed",
        FactStanding.Unproven => "unproven",
        FactStanding.Contradictory => "contradictory",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static void WriteArtifact(Utf8JsonWriter json, VerificationReport report)
    {
        json.WriteStartObject();
        json.WriteString("kind", report.Artifact.Kind.ToString().ToLowerInvariant());
        json.WriteString("reference", $"{report.Reference}");
        json.WriteString("digest", $"{report.Artifact.Root.Digest}");
        json.WriteString("mediaType", report.Artifact.Root.MediaType);
        DeliveryReportJson.WriteTexts(json, "platforms", report.Artifact.Platforms.Select(platform => $"{platform}"));
        json.WriteString("status", report.Contradictions.Any() ? "contradictory" : "consistent");
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, VerificationReport report, VerifiedFact fact)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id);
        json.WriteBoolean("ok", fact.Standing != FactStanding.Contradictory);
        json.WriteString("standing", NameOf(fact.Standing));
        json.WriteString("subject", $"{report.Reference}");
        json.WriteString("actual", fact.Value);
        json.WriteString("by", fact.Evidence);
        json.WriteEndObject();
    }
}
