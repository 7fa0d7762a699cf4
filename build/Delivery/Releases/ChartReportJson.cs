using System.Text.Json;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases;

/// <summary>Writes what a report tells of a chart besides the artifact; nothing for what is no chart.</summary>
internal static class ChartReportJson
{
    public static void Write(Utf8JsonWriter json, ReportedArtifact artifact)
    {
        WriteAll(json, "substitutions", artifact.Substitutions, Write);
        WriteAll(json, "references", artifact.References, Write);
        WriteAll(json, "dependencies", artifact.Dependencies, Write);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Substitution substitution)
    {
        json.WriteString("file", substitution.File);
        json.WriteNumber("line", substitution.Line);
        json.WriteString("placeholder", substitution.Placeholder);
        json.WriteString("value", substitution.Value);
    }

    private static void Write(Utf8JsonWriter json, ChartReference reference)
    {
        json.WriteString("kind", reference.Kind == ChartReferenceKind.Chart ? "chart" : "image");
        json.WriteString("reference", reference.Text);
        json.WriteString("file", reference.File);
        json.WriteNumber("line", reference.Line);
        json.WriteString("holder", reference.Holder);
        json.WriteBoolean("conditional", reference.Conditional);
    }

    private static void Write(Utf8JsonWriter json, LockedDependency dependency)
    {
        json.WriteString("name", dependency.Name);
        json.WriteString("version", dependency.Version);
        json.WriteString("repository", dependency.Repository);
        json.WriteString("digest", dependency.Digest?.ToString());
    }
}
