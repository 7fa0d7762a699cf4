using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Audits;

/// <summary>Writes an <see cref="AuditReport"/> as JSON, of the shape that every target's report has; <c>repository</c> and <c>version</c> stand at each artifact.</summary>
public static class AuditReportJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(AuditReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", "Audit");
        json.WriteStartObject("summary");
        foreach (var status in Enum.GetValues<AuditStatus>())
        {
            json.WriteNumber(NameOf(status), report.Count(status));
        }

        json.WriteEndObject();
        json.WriteStartArray("artifacts");
        foreach (var artifact in report.Artifacts)
        {
            Write(json, artifact);
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            DeliveryReportJson.WriteCheck(json, check);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns the outcome as reports spell it.</summary>
    /// <param name="status">The outcome.</param>
    public static string NameOf(AuditStatus status) => status.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter json, AuditedArtifact artifact)
    {
        json.WriteStartObject();
        json.WriteString("kind", artifact.Expected.Kind);
        json.WriteString("repository", artifact.Release.Source);
        json.WriteString("version", $"{artifact.Release.Facts.Version}");
        json.WriteString("commit", artifact.Release.Facts.Commit.Hex);
        json.WriteString("reference", artifact.Reference);
        json.WriteString("digest", artifact.Digest?.ToString());
        DeliveryReportJson.WriteTexts(json, "platforms", artifact.Expected.Platforms.Select(platform => $"{platform}"));
        json.WriteString("status", NameOf(artifact.Status));
        json.WriteEndObject();
    }
}
