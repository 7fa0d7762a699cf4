using System.Text.Json;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Reports;

/// <summary>Writes ledgers as JSON: an array with one object for each, under <c>ledgers</c>. Lines and columns count from 1, <c>start</c> and <c>length</c> are characters of the file's text.</summary>
public static class LedgerJson
{
    /// <summary>Writes an object of its own to a stream.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(IReadOnlyList<ReferenceLedger> ledgers, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        WriteMembers(ledgers, json);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>ledgers</c> into an object that somebody else starts and ends.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="json">The writer.</param>
    public static void WriteMembers(IReadOnlyList<ReferenceLedger> ledgers, Utf8JsonWriter json) => DeliveryReportJson.WriteArray(json, "ledgers", ledgers, WriteLedger);

    /// <summary>Returns how reports spell a kind of reference: <c>lower-bound</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(ReferenceKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>Returns how reports spell a form of reference: <c>helm-arguments</c>.</summary>
    /// <param name="form">The form.</param>
    public static string NameOf(ReferenceForm form) => JsonNamingPolicy.KebabCaseLower.ConvertName(form.ToString());

    private static void WriteLedger(Utf8JsonWriter json, ReferenceLedger ledger)
    {
        json.WriteStartObject();
        json.WriteString("repository", ledger.Repository);
        json.WriteString("commit", ledger.Commit?.Hex);
        json.WriteString("revision", ledger.Revision);
        DeliveryReportJson.WriteArray(json, "references", ledger.References, WriteReference);
        DeliveryReportJson.WriteArray(json, "mentions", ledger.Mentions, WriteMention);
        DeliveryReportJson.WriteArray(json, "hooks", ledger.Hooks.OrderBy(hook => hook.Key, StringComparer.Ordinal), WriteHook);
        DeliveryReportJson.WriteArray(json, "unread", ledger.Unread, WriteUnread);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, VersionedReference reference)
    {
        json.WriteStartObject();
        WritePlace(json, reference.Place);
        json.WriteString("written", reference.Written);
        json.WriteString("form", NameOf(reference.Form));
        json.WriteStartObject("artifact");
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(reference.Artifact.Kind.ToString()));
        json.WriteString("name", reference.Artifact.Name);
        json.WriteString("repository", reference.Artifact.Repository);
        json.WriteEndObject();
        json.WriteString("version", reference.Version);
        json.WriteString("kind", NameOf(reference.Kind));
        json.WriteString("reason", reference.Reason);
        json.WriteString("prefix", reference.Prefix);
        json.WriteString("tagStyle", reference.Style switch { TagStyle.WithV => "v", TagStyle.Plain => "plain", _ => null });
        WriteDefinition(json, reference.DefinedAt);
        WriteRule(json, reference.Rule);
        json.WriteEndObject();
    }

    private static void WriteDefinition(Utf8JsonWriter json, TextPlace? place)
    {
        if (place is null)
        {
            json.WriteNull("definedAt");
            return;
        }

        json.WriteStartObject("definedAt");
        WritePlace(json, place);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, ReferenceRule? rule)
    {
        if (rule is null)
        {
            json.WriteNull("rule");
            return;
        }

        json.WriteStartObject("rule");
        json.WriteString("path", rule.Path);
        json.WriteString("artifact", rule.Artifact);
        json.WriteString("is", ReferenceRulesFile.NameOf(rule.Meaning));
        json.WriteString("reason", rule.Reason);
        json.WriteEndObject();
    }

    private static void WriteMention(Utf8JsonWriter json, FileMention mention)
    {
        json.WriteStartObject();
        WritePlace(json, mention.Place);
        json.WriteString("path", mention.Path);
        json.WriteEndObject();
    }

    private static void WriteHook(Utf8JsonWriter json, KeyValuePair<string, string> hook)
    {
        json.WriteStartObject();
        json.WriteString("file", hook.Key);
        json.WriteString("name", hook.Value);
        json.WriteEndObject();
    }

    private static void WriteUnread(Utf8JsonWriter json, UnreadFile unread)
    {
        json.WriteStartObject();
        json.WriteString("file", unread.File);
        json.WriteNumber("line", unread.Line);
        json.WriteString("reason", unread.Reason);
        json.WriteEndObject();
    }

    /// <summary>Writes the members <c>file</c>, <c>line</c> and <c>column</c>.</summary>
    internal static void WriteLine(Utf8JsonWriter json, TextPlace place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
    }

    private static void WritePlace(Utf8JsonWriter json, TextPlace place)
    {
        WriteLine(json, place);
        json.WriteNumber("start", place.Start);
        json.WriteNumber("length", place.Length);
    }
}
