using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>One line of a journal: <c>{"time", "run", "event", "version", "reference", "digest", "commit", "note"}</c>, of which what is unknown is left out.</summary>
internal static class JournalLine
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JournalEntry entry, string run, DateTimeOffset time)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", time.UtcDateTime.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("run", run);
            json.WriteString("event", JsonNamingPolicy.CamelCase.ConvertName(entry.Event.ToString()));
            json.WriteString("version", entry.Version);
            WriteKnown(json, "reference", entry.Reference);
            WriteKnown(json, "digest", entry.Digest?.ToString());
            WriteKnown(json, "commit", entry.Commit?.Hex);
            WriteKnown(json, "note", entry.Note.Length > 0 ? entry.Note : null);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Returns the entry, or null where the line is none.</summary>
    public static JournalEntry? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return json.ValueKind == JsonValueKind.Object && Text("version") is { } version && Enum.TryParse<JournalEvent>(Text("event"), ignoreCase: true, out var what) && Enum.IsDefined(what)
                ? new JournalEntry(what, version)
                {
                    Reference = Text("reference"),
                    Digest = Digest.TryParse(Text("digest"), out var digest) ? digest : null,
                    Commit = CommitId.TryParse(Text("commit"), null, out var commit) ? commit : null,
                    Note = Text("note") ?? "",
                }
                : null;

            string? Text(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two are of text that is not Unicode: half of a surrogate pair, as it is or escaped.
            return null;
        }
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
