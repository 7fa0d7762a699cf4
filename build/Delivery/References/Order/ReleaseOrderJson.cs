using System.Text.Json;
using KubeStellar.Delivery.References.Reports;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Writes a <see cref="ReleaseOrder"/> as JSON in the form of other reports, with <c>repositories</c>, <c>changes</c>, <c>edges</c>, <c>cycles</c> and <c>steps</c> besides.</summary>
public static class ReleaseOrderJson
{
    /// <summary>Writes the order to a stream.</summary>
    /// <param name="order">The order.</param>
    /// <param name="target">The target that ran, such as <c>ReleaseOrder</c>.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(ReleaseOrder order, string target, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteNull("repository");
        json.WriteNull("commit");
        json.WriteNull("version");
        DeliveryReportJson.WriteTexts(json, "artifacts", []);
        DeliveryReportJson.WriteTexts(json, "checks", []);
        DeliveryReportJson.WriteTexts(json, "repositories", order.Repositories);
        DeliveryReportJson.WriteArray(json, "changes", order.Changes, WriteChange);
        DeliveryReportJson.WriteArray(json, "edges", order.Edges, WriteEdge);
        DeliveryReportJson.WriteArray(json, "cycles", order.Cycles, WriteCycle);
        DeliveryReportJson.WriteArray(json, "steps", order.Steps, WriteStep);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, RepositoryChange change)
    {
        json.WriteStartObject();
        json.WriteString("repository", change.Repository);
        json.WriteString("reason", change.Reason);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, RepositoryEdge edge)
    {
        json.WriteStartObject();
        WriteEnds(json, edge);
        json.WriteString("purpose", JsonNamingPolicy.CamelCase.ConvertName(edge.Purpose.ToString()));
        json.WriteNumber("references", edge.References.Count);
        json.WriteEndObject();
    }

    private static void WriteCycle(Utf8JsonWriter json, ReleaseCycle cycle)
    {
        json.WriteStartObject();
        DeliveryReportJson.WriteTexts(json, "members", cycle.Members);
        DeliveryReportJson.WriteArray(json, "edges", cycle.Edges, WriteEdge);
        DeliveryReportJson.WriteArray(json, "cuts", cycle.Cuts, WriteCut);
        json.WriteEndObject();
    }

    private static void WriteCut(Utf8JsonWriter json, CycleCut cut)
    {
        json.WriteStartObject();
        WriteEnds(json, cut.Edge);
        json.WriteString("reason", cut.Reason);
        DeliveryReportJson.WriteArray(json, "references", cut.Edge.References, WriteReference);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, OrderStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("number", step.Number);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(step.Kind.ToString()));
        json.WriteString("repository", step.Repository);
        json.WriteString("version", step.Version?.ToString());
        json.WriteString("reason", step.Reason);
        DeliveryReportJson.WriteArray(json, "updates", step.Updates, WriteStepReference);
        DeliveryReportJson.WriteArray(json, "stays", step.Stays, WriteStepReference);
        json.WriteEndObject();
    }

    private static void WriteStepReference(Utf8JsonWriter json, StepReference reference)
    {
        json.WriteStartObject();
        LedgerJson.WriteLine(json, reference.Place);
        json.WriteString("artifact", reference.Artifact.ToString());
        json.WriteString("releases", reference.Releases);
        json.WriteString("old", reference.Old);
        json.WriteString("new", reference.New);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, VersionedReference reference)
    {
        json.WriteStartObject();
        LedgerJson.WriteLine(json, reference.Place);
        json.WriteString("artifact", reference.Artifact.ToString());
        json.WriteString("version", reference.Version);
        json.WriteEndObject();
    }

    private static void WriteEnds(Utf8JsonWriter json, RepositoryEdge edge)
    {
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
    }
}
