using System.Text.Json;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>Writes a graph as JSON, of the shape that every target's report has, with the members of <see cref="GraphJson"/> besides.</summary>
public static class GraphReportJson
{
    /// <summary>Writes the report to a stream; <c>repository</c> is the one that was scanned, else null.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="verdicts">What checks found in the repositories.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, DeliveryGraph graph, ReferenceVerdicts verdicts, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        ReferenceVerdictsJson.WriteHead(json, target, verdicts.Repositories);
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        ReferenceVerdictsJson.WriteChecks(json, verdicts.All);
        GraphJson.WriteMembers(graph, json);
        json.WriteEndObject();
    }
}
