using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Reports;

/// <summary>Writes ledgers as JSON, of the shape that every target's report has, with the members of <see cref="LedgerJson"/> besides; nothing is judged in it.</summary>
public static class ReferencesReportJson
{
    /// <summary>Writes the report to a stream; <c>repository</c> and <c>commit</c> are those of the one ledger that there is, else null.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, IReadOnlyList<ReferenceLedger> ledgers, Stream stream)
    {
        var only = ledgers is [var single] ? single : null;
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("repository", only?.Repository);
        json.WriteString("commit", only?.Commit?.Hex);
        json.WriteNull("version");
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        json.WriteStartArray("checks");
        json.WriteEndArray();
        LedgerJson.WriteMembers(ledgers, json);
        json.WriteEndObject();
    }
}
