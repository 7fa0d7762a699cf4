using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Writes <see cref="HistoryVerdicts"/> as JSON, of the shape that every target's report has, with the findings besides.</summary>
public static class HistoryVerdictsJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="verdicts">What was found.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, HistoryVerdicts verdicts, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("repository", verdicts.Repository);
        json.WriteNull("commit");
        json.WriteNull("version");
        DeliveryReportJson.WriteTexts(json, "releases", verdicts.Releases.Select(release => $"{release}"));
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        DeliveryReportJson.WriteArray(json, "checks", verdicts.Checks, DeliveryReportJson.WriteCheck);
        DeliveryReportJson.WriteArray(json, "findings", verdicts.Findings, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HistoryFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("release", $"{finding.Release}");
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName($"{finding.Kind}"));
        json.WriteString("of", finding.Subject);
        DeliveryReportJson.WriteTexts(json, "named", finding.Named);
        ReferenceVerdictsJson.WritePlaces(json, finding.Sites);
        json.WriteEndObject();
    }
}
