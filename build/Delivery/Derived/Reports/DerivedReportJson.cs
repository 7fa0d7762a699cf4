using System.Text.Json;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived.Reports;

/// <summary>
/// Writes a <see cref="DerivedReport"/> as JSON in the form of other reports, with <c>derived</c> besides; <c>repository</c> and <c>commit</c> at the
/// root are those of the sources where these agree, else null. Differences stand in it whole.
/// </summary>
public static class DerivedReportJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(DerivedReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", report.Target);
        json.WriteString("repository", Common(report, source => source.Plan.RepositoryName));
        json.WriteString("commit", Common(report, source => source.Plan.Commit?.Hex));
        json.WriteNull("version");
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            DeliveryReportJson.WriteCheck(json, check);
        }

        json.WriteEndArray();
        json.WriteStartArray("derived");
        foreach (var source in report.Repositories)
        {
            WriteSource(json, source);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns whether the files are what was derived, as reports spell it.</summary>
    /// <param name="result">The derivation.</param>
    public static string StatusOf(DerivedResult result) => result.Changes.Count == 0 ? "current" : "changed";

    private static string? Common(DerivedReport report, Func<DerivedRepository, string?> fact) => report.Repositories.Select(fact).Distinct().ToList() is [var only] ? only : null;

    private static void WriteSource(Utf8JsonWriter json, DerivedRepository source)
    {
        foreach (var result in source.Results)
        {
            json.WriteStartObject();
            json.WriteString("repository", source.Plan.RepositoryName);
            json.WriteString("commit", source.Plan.Commit?.Hex);
            json.WriteString("name", result.Derivation.Name);
            json.WriteString("status", StatusOf(result));
            json.WriteBoolean("remembered", result.WasRemembered);
            WriteTools(json, result);
            WriteFiles(json, result);
            json.WriteEndObject();
        }
    }

    private static void WriteTools(Utf8JsonWriter json, DerivedResult result)
    {
        json.WriteStartArray("tools");
        foreach (var tool in result.Tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            json.WriteString("version", tool.Version);
            json.WriteString("path", tool.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFiles(Utf8JsonWriter json, DerivedResult result)
    {
        json.WriteStartArray("files");
        foreach (var change in result.Changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("change", NameOf(change.Kind));
            json.WriteString("diff", UnifiedDiff.Of(change));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Returns the kind of a change as reports spell it.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(FileChangeKind kind) => kind.ToString().ToLowerInvariant();
}
