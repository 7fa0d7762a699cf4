using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>
/// Writes a graph as JSON: <c>repositories</c> with name, revision and whether they were scanned; <c>nodes</c> with id, kind, name, detail and repository;
/// <c>edges</c> with from, to (ids of nodes), kind (<c>build</c> or <c>run</c>), versions, whether they are broken, and references with repository, file, line, written,
/// version, kind, artifact, definedAt, reason and problems (check and message).
/// </summary>
public static class GraphJson
{
    /// <summary>Writes the graph to a stream as an object of its own.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(DeliveryGraph graph, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        WriteMembers(graph, json);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of the graph into an object that is open.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="json">The writer, inside an object.</param>
    public static void WriteMembers(DeliveryGraph graph, Utf8JsonWriter json)
    {
        json.WriteStartArray("repositories");
        foreach (var repository in graph.Repositories)
        {
            json.WriteStartObject();
            json.WriteString("name", repository.Name);
            json.WriteString("revision", repository.Revision);
            json.WriteBoolean("scanned", repository.IsScanned);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DeliveryReportJson.WriteArray(json, "nodes", graph.Nodes, WriteNode);
        DeliveryReportJson.WriteArray(json, "edges", graph.Edges, WriteEdge);
    }

    /// <summary>Returns when an edge is needed, as the JSON spells it.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(GraphEdgeKind kind) => kind == GraphEdgeKind.BuildTime ? "build" : "run";

    private static void WriteNode(Utf8JsonWriter json, GraphNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("kind", CamelCase(node.Kind));
        json.WriteString("name", node.Name);
        json.WriteString("detail", node.Detail);
        json.WriteString("repository", node.Repository);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, GraphEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
        json.WriteString("kind", NameOf(edge.Kind));
        DeliveryReportJson.WriteTexts(json, "versions", edge.Versions);
        json.WriteBoolean("broken", edge.IsBroken);
        DeliveryReportJson.WriteArray(json, "references", edge.References, WriteReference);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, GraphReference reference)
    {
        json.WriteStartObject();
        json.WriteString("repository", reference.Repository);
        json.WriteString("file", reference.File);
        json.WriteNumber("line", reference.Line);
        json.WriteString("written", reference.Written);
        json.WriteString("version", reference.Version);
        json.WriteString("kind", reference.Kind is { } kind ? CamelCase(kind) : null);
        json.WriteString("artifact", reference.Artifact);
        json.WriteString("definedAt", reference.DefinedAt);
        json.WriteString("reason", reference.Reason);
        json.WriteStartArray("problems");
        foreach (var problem in reference.Problems)
        {
            json.WriteStartObject();
            json.WriteString("check", problem.Id);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string CamelCase<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
