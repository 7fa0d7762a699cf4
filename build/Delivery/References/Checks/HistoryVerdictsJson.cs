using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Writes <see cref="HistoryVerdicts"/> as JSON, of the shape that every target's report has, with the findings besides.</summary>
public static class HistoryVerdictsJson
{
    /// <summary>Writes the report to a stream; <c>repository</c> is the one that was looked at, else null, and stands at each finding besides.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="repositories">What was found in each repository.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, IReadOnlyList<HistoryVerdicts> repositories, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(repositories);
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("repository", repositories is [var only] ? only.Repository : null);
        json.WriteNull("commit");
        json.WriteNull("version");
        DeliveryReportJson.WriteTexts(json, "releases", repositories.SelectMany(repository => repository.Releases.Select(release => $"{repository.Repository} {release}")));
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        DeliveryReportJson.WriteArray(json, "checks", repositories.SelectMany(repository => repository.Checks), DeliveryReportJson.WriteCheck);
        DeliveryReportJson.WriteArray(
            json, "findings", repositories.SelectMany(repository => repository.Findings.Select(finding => (repository.Repository, Finding: finding))), (writer, found) => Write(writer, found.Repository, found.Finding));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string repository, HistoryFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("repository", repository);
        json.WriteString("release", $"{finding.Release}");
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName($"{finding.Kind}"));
        json.WriteString("of", finding.Subject);
        DeliveryReportJson.WriteTexts(json, "named", finding.Named);
        ReferenceVerdictsJson.WritePlaces(json, finding.Sites);
        json.WriteEndObject();
    }
}
