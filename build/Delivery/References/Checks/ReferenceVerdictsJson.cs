using System.Text.Json;
using KubeStellar.Delivery.References.Reports;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Writes <see cref="ReferenceVerdicts"/> as JSON, of the shape that every target's report has; each check tells its places as well.</summary>
public static class ReferenceVerdictsJson
{
    /// <summary>Writes the report to a stream; <c>repository</c> and <c>commit</c> are those of the one repository that was checked, else null.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="verdicts">What was found.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, ReferenceVerdicts verdicts, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        WriteHead(json, target, verdicts.Repositories);
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        WriteChecks(json, verdicts.All);
        json.WriteEndObject();
    }

    internal static void WriteHead(Utf8JsonWriter json, string target, IReadOnlyList<CheckedRepository> repositories)
    {
        json.WriteString("target", target);
        json.WriteString("repository", repositories is [var only] ? only.Name : null);
        json.WriteString("commit", repositories is [var single] ? single.Scanned.Ledger.Commit?.Hex : null);
        json.WriteNull("version");
    }

    internal static void WriteChecks(Utf8JsonWriter json, IReadOnlyList<ReferenceVerdict> verdicts)
    {
        json.WriteStartArray("checks");
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            DeliveryReportJson.WriteFacts(json, verdict.Check);
            json.WriteString("repository", verdict.Repository);
            WritePlaces(json, verdict.Sites);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WritePlaces(Utf8JsonWriter json, IReadOnlyList<ReferenceSite> sites)
    {
        json.WriteStartArray("places");
        foreach (var site in sites)
        {
            json.WriteStartObject();
            LedgerJson.WriteLine(json, site.Place);
            json.WriteString("artifact", $"{site.Artifact}");
            json.WriteString("version", site.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
