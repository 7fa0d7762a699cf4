using System.Text.Json;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.References.Reports;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Writes an <see cref="UpdateReport"/> as JSON in the form of other reports, with <c>applied</c> and <c>updates</c> besides: versions, files with their differences, what stays and why.</summary>
public static class UpdateReportJson
{
    /// <summary>Writes the report to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(UpdateReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        var only = report.Plan.Repositories is [var single] ? single : null;
        json.WriteStartObject();
        json.WriteString("target", report.Target);
        json.WriteString("repository", only?.Source.Name);
        json.WriteString("commit", only?.Source.Ledger.Commit?.Hex);
        json.WriteString("version", report.Plan.Goal switch { ArtifactGoal goal => goal.Version.ToString(), ReleaseGoal goal => goal.Version.ToString(), _ => null });
        DeliveryReportJson.WriteTexts(json, "artifacts", []);
        DeliveryReportJson.WriteTexts(json, "checks", []);
        json.WriteBoolean("applied", report.IsApplied);
        DeliveryReportJson.WriteArray(json, "updates", report.Plan.Repositories, WriteRepository);
        json.WriteEndObject();
    }

    private static void WriteRepository(Utf8JsonWriter json, RepositoryUpdate repository)
    {
        json.WriteStartObject();
        json.WriteString("repository", repository.Source.Name);
        DeliveryReportJson.WriteArray(json, "references", repository.Edits, WriteEdit);
        DeliveryReportJson.WriteArray(json, "files", repository.Changes, WriteFile);
        DeliveryReportJson.WriteArray(json, "untouched", repository.Untouched, WriteUntouched);
        DeliveryReportJson.WriteArray(json, "notes", repository.Notes, WriteNote);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FileChange change)
    {
        json.WriteStartObject();
        json.WriteString("path", change.Path);
        json.WriteString("change", DerivedReportJson.NameOf(change.Kind));
        json.WriteString("diff", UnifiedDiff.Of(change));
        json.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter json, UpdateNote note)
    {
        json.WriteStartObject();
        json.WriteString("subject", note.Subject);
        json.WriteString("text", note.Text);
        json.WriteEndObject();
    }

    private static void WriteEdit(Utf8JsonWriter json, ReferenceEdit edit)
    {
        json.WriteStartObject();
        LedgerJson.WriteLine(json, edit.Place);
        json.WriteString("artifact", edit.Artifact.ToString());
        json.WriteString("old", edit.Old);
        json.WriteString("new", edit.New);
        json.WriteString("reason", edit.Reason);
        json.WriteEndObject();
    }

    private static void WriteUntouched(Utf8JsonWriter json, UntouchedReference untouched)
    {
        json.WriteStartObject();
        LedgerJson.WriteLine(json, untouched.Reference.Place);
        json.WriteString("artifact", untouched.Reference.Artifact.ToString());
        json.WriteString("written", untouched.Reference.Written);
        json.WriteString("version", untouched.Reference.Version);
        json.WriteString("cause", JsonNamingPolicy.CamelCase.ConvertName(untouched.Cause.ToString()));
        json.WriteString("reason", untouched.Reason);
        json.WriteEndObject();
    }
}
