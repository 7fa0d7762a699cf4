using System.Text.Encodings.Web;
using System.Text.Json;

namespace KubeStellar.Delivery.Releases;

/// <summary>Writes a <see cref="DeliveryReport"/> as JSON; <c>repository</c> and <c>commit</c> at the root are those of the artifacts where these agree, else null.</summary>
public static class DeliveryReportJson
{
    // Reports are read by people as well, and never embedded in a page.
    internal static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(DeliveryReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("target", report.Target);
        json.WriteString("repository", Common(report, artifact => artifact.Repository));
        json.WriteString("commit", Common(report, artifact => artifact.Commit?.Hex));
        json.WriteString("version", report.Version);
        WriteArray(json, "artifacts", report.Artifacts, WriteArtifact);
        WriteArray(json, "checks", report.Checks, WriteCheck);
        json.WriteEndObject();
    }

    private static string? Common(DeliveryReport report, Func<ReportedArtifact, string?> fact) =>
        report.Artifacts.Select(fact).Distinct().ToList() is [var only] ? only : null;

    private static void WriteArtifact(Utf8JsonWriter json, ReportedArtifact artifact)
    {
        json.WriteStartObject();
        json.WriteString("kind", artifact.Kind);
        json.WriteString("repository", artifact.Repository);
        json.WriteString("commit", artifact.Commit?.Hex);
        json.WriteString("reference", artifact.Reference);
        WriteTexts(json, "movingTags", artifact.MovingTags);
        json.WriteString("digest", artifact.Digest?.ToString());
        json.WriteString("mediaType", artifact.MediaType);
        WriteTexts(json, "platforms", artifact.Platforms.Select(platform => platform.ToString()));
        if (artifact.Size is { } size)
        {
            json.WriteNumber("size", size);
        }
        else
        {
            json.WriteNull("size");
        }

        json.WriteString("status", NameOf(artifact.Status));
        WriteTexts(json, "materials", artifact.Materials);
        ChartReportJson.Write(json, artifact);
        json.WriteEndObject();
    }

    internal static void WriteCheck(Utf8JsonWriter json, CheckResult check)
    {
        json.WriteStartObject();
        WriteFacts(json, check);
        json.WriteEndObject();
    }

    internal static void WriteFacts(Utf8JsonWriter json, CheckResult check)
    {
        json.WriteString("id", check.Id);
        json.WriteBoolean("ok", check.Ok);
        if (check.IsSkipped)
        {
            json.WriteBoolean("skipped", true);
        }

        if (check.IsInformation)
        {
            json.WriteBoolean("information", true);
        }

        json.WriteString("subject", check.Subject);
        json.WriteString("expected", check.Expected);
        json.WriteString("actual", check.Actual);
        json.WriteString("fix", check.Fix);
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => WriteArray(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    internal static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>Returns the status as reports spell it.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(ArtifactStatus status) => status switch
    {
        ArtifactStatus.Planned => "planned",
        ArtifactStatus.Published => "published",
        ArtifactStatus.Unchanged => "unchanged",
        ArtifactStatus.Loaded => "loaded",
        ArtifactStatus.Written => "written",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
