using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Writes a <see cref="MainReport"/> as JSON, of the shape that every target's report has.</summary>
public static class MainReportJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(MainReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        ReferenceVerdictsJson.WriteHead(json, "VerifyMain", report.Verdicts.Repositories);
        DeliveryReportJson.WriteArray(json, "artifacts", report.Artifacts, Write);
        ReferenceVerdictsJson.WriteChecks(json, report.Verdicts.All);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NamedArtifact named)
    {
        var (status, evidence) = named.Answer switch
        {
            PublishedAnswer.Exists exists => ("exists", exists.Evidence),
            PublishedAnswer.Absent absent => ("absent", absent.Evidence),
            PublishedAnswer.Unknown unknown => ("unknown", unknown.Reason),
            _ => throw new InvalidOperationException(),
        };
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName($"{named.Artifact.Kind}"));
        json.WriteString("reference", named.Artifact.Name);
        json.WriteString("version", named.Version);
        json.WriteString("repository", named.Artifact.Repository);
        json.WriteString("status", status);
        json.WriteString("evidence", evidence);
        DeliveryReportJson.WriteTexts(json, "namedBy", named.NamedBy);
        json.WriteEndObject();
    }
}
